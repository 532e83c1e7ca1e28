using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>Writes steps, in the order of AEF's documentation: what, how, how long, then what comes next.</summary>
internal sealed class StepDocumentWriter(KeyStyle style)
{
    public MappingNode Write(PipelineStep step) => new MapBuilder(style)
        .AddAef(DefinitionKeys.JobId, step.JobId)
        .AddAef(DefinitionKeys.JobName, step.JobName)
        .AddAef(DefinitionKeys.Type, step.Type?.ToString().ToLowerInvariant())
        .Add(DefinitionKeys.Executor, step.Executor)
        .AddAef(DefinitionKeys.FunctionIdName, step.FunctionIdName)
        .AddAef(DefinitionKeys.FunctionStatusName, step.FunctionStatusName)
        .AddAef(DefinitionKeys.FunctionName, step.FunctionName)
        .Add(DefinitionKeys.WorkflowsName, step.WorkflowsName)
        .AddAef(DefinitionKeys.ComposerStep, step.ComposerStep)
        .Add(DefinitionKeys.When, step.When)
        .Add(DefinitionKeys.With, step.With)
        .AddAef(DefinitionKeys.WaitTimeSeconds, step.WaitTimeSeconds)
        .Add(DefinitionKeys.WaitMultiplier, step.WaitMultiplier)
        .Add(DefinitionKeys.MaxWaitTimeSeconds, step.MaxWaitTimeSeconds)
        .AddAef(DefinitionKeys.AsyncTimeoutLoopInMinutes, step.AsyncTimeoutLoopInMinutes)
        .AddAef(DefinitionKeys.TimeoutSeconds, step.TimeoutSeconds)
        .AddAef(DefinitionKeys.ContinueIfFail, WriteContinueIfFail(step.ContinueIfFail))
        .Add(DefinitionKeys.Retry, step.Retry is { } retry ? Write(retry) : null)
        .AddAef(DefinitionKeys.StepProperties, step.StepProperties)
        .AddAef(DefinitionKeys.ReadInputFrom, step.ReadInputFrom)
        .AddAef(DefinitionKeys.Next, step.Next)
        .AddExtra(step.Extra)
        .Build();

    private MappingNode Write(RetryPolicy retry) => new MapBuilder(style)
        .Add(DefinitionKeys.MaxAttempts, retry.MaxAttempts)
        .Add(DefinitionKeys.InitialDelaySeconds, retry.InitialDelaySeconds)
        .Add(DefinitionKeys.MaxDelaySeconds, retry.MaxDelaySeconds)
        .Add(DefinitionKeys.Multiplier, retry.Multiplier)
        .Add(DefinitionKeys.On, retry.On)
        .AddExtra(retry.Extra)
        .Build();

    /// <summary>AEF's own generator wants strings, as everywhere in its steps.</summary>
    private DocumentNode? WriteContinueIfFail(bool? value) => value switch
    {
        null => null,
        { } on when style == KeyStyle.Aef => ScalarNode.String(on ? "true" : "false"),
        { } on => ScalarNode.Boolean(on),
    };
}
