namespace Aef.Core.Validation.Rules;

/// <summary>The rules for every target, in the order of their codes. Each target adds its own.</summary>
internal static class PipelineRules
{
    public static IReadOnlyList<IPipelineRule> All { get; } =
    [
        new BlankNameRule(),
        new EmptyPartsRule(),
        new NumberRangeRule(),
        new PauseRule(),
        new StepPropertiesRule(),
        new EndlessLoopRule(),
        new UnreachableStepRule(),
        new DuplicateJobNameRule(),
        new UnusedKeyRule(),
        new ExpressionIsTextRule(),
        new SecretRule(),
        new ScheduleRule(),
        new DuplicateIdRule(),
        new InputRule(),
        new LoopRule(),
        new JobIdRule(),
        new ScheduleValueRule(),
        new CallbackRule(),
        new DataSetRule(),
        new TriggerRule(),
        new UnusedValueRule(),
        new InputHintRule(),
        new RunLimitRule(),
        new ExecutorDefaultsRule(),
        new UnusedDefaultRule(),
        new AdmissionKeyRule(),
    ];
}
