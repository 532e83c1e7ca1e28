using Aef.Core.Validation.Rules;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>The rules of the Cloud Workflows target, in the order of their codes.</summary>
internal static class WorkflowRules
{
    public static IReadOnlyList<IPipelineRule> All { get; } =
    [
        new OutputRule(),
        new CallTimeoutRule(),
        new UnsuitableExecutorRule(),
        new ReadInputFromRule(),
        new WithBindingRule(),
        new UnknownFunctionRule(),
        new EngineRule(),
        new HeadLimitRule(),
        new FailureKindRule(),
        new SecretInputRule(),
        new TriggerTargetRule(),
        new CatchUpRule(),
        new AdmissionRule(),
        new CallbackUrlRule(),
        new SecretBindingRule(),
    ];
}
