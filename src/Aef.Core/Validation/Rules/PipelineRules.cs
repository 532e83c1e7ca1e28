namespace Aef.Core.Validation.Rules;

/// <summary>Every rule, in the order of their codes.</summary>
internal static class PipelineRules
{
    public static IReadOnlyList<IPipelineRule> All { get; } =
    [
        new BlankNameRule(),
        new EmptyPartsRule(),
        new NumberRangeRule(),
        new PauseRule(),
        new CallTimeoutRule(),
        new StepPropertiesRule(),
        new EndlessLoopRule(),
        new UnreachableStepRule(),
        new DuplicateJobNameRule(),
        new UnusedKeyRule(),
        new NotCompiledRule(),
        new UnknownFunctionRule(),
        new ExpressionIsTextRule(),
        new UnsuitableExecutorRule(),
        new SecretRule(),
        new ScheduleRule(),
        new DuplicateIdRule(),
        new InputRule(),
        new HeadLimitRule(),
        new ExpressionRule(),
    ];
}
