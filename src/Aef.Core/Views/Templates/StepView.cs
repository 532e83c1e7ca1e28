using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Tree;
using static Aef.Core.Views.Templates.ViewKeys;

namespace Aef.Core.Views.Templates;

/// <summary>The view of a step, with all defaults applied.</summary>
internal static class StepView
{
    public static MappingNode Of(BoundStep step, BoundLevel level, BoundThread thread, string? environment)
    {
        var parameters = ParameterView.Of(step, environment);
        return Map(
            ("id", Text(step.JobId)),
            ("job_name", Text(step.JobName)),
            ("type", Text(step.Type switch { StepType.Sync => "sync", StepType.Workflows => "workflows", _ => "async" })),
            ("section", Text(level.Section switch
            {
                PipelineSection.OnFailure => DefinitionKeys.OnFailure,
                PipelineSection.Finally => DefinitionKeys.Finally,
                _ => DefinitionKeys.Levels,
            })),
            ("level", Text(level.Id)),
            ("thread", Text(thread.Id)),
            ("runs_per_item", Flag(thread.ForEach is not null)),
            ("executor", Text(step.Executor?.Name ?? step.Effective.Executor ?? step.Function)),
            ("function", Text(step.Function)),
            ("status_function", Text(step.StatusFunction)),
            ("workflow", Text(step.WorkflowName)),
            ("when", Text(step.Effective.When)),
            ("with", SecretMask.Of(step.Effective.With ?? new MappingNode([]))),
            ("parameters", List(parameters.Select(p => p.ToNode()))),
            ("arguments", new MappingNode([.. parameters.Where(p => p.Source is not null).Select(p => new MappingEntry(p.Name, p.Value))])),
            ("properties", step.PropertiesOf() is { } properties ? SecretMask.Of(properties) : ScalarNode.Null()),
            ("continue_if_fail", Flag(step.ContinueIfFail)),
            ("retry", step.Retry is { } retry ? Retry(retry) : ScalarNode.Null()),
            ("waits_for_callback", Flag(step.WaitsForCallback)),
            ("wait_seconds", Number(step.WaitSeconds)),
            ("wait_multiplier", Number(step.WaitMultiplier)),
            ("max_wait_seconds", Number(step.MaxWaitSeconds)),
            ("limit_seconds", Number(step.LimitSeconds)),
            ("call_timeout_seconds", Number(step.CallTimeoutSeconds)),
            ("reads", List(step.Reads.Select(d => SecretMask.Of(Text(d.Text))))),
            ("writes", List(step.Writes.Select(d => SecretMask.Of(Text(d.Text))))),
            ("next", Text(step.Next?.JobId)));
    }

    private static MappingNode Retry(RetryPolicy retry) => Map(
        ("max_attempts", Number(retry.MaxAttempts)),
        ("initial_delay_seconds", Number(retry.InitialDelaySeconds)),
        ("max_delay_seconds", Number(retry.MaxDelaySeconds)),
        ("multiplier", Number(retry.Multiplier)),
        ("on", OrNull(retry.On)));
}
