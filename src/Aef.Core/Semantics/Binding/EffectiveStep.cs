using Aef.Core.Pipelines.Model;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Binding;

/// <summary>A step with the pipeline's defaults applied, and the location of each of its keys.</summary>
internal sealed class EffectiveStep
{
    private readonly PipelineStep? _defaults;

    public EffectiveStep(PipelineStep source, PipelineStep? defaults)
    {
        Source = source;
        _defaults = defaults;
        Step = defaults is null ? source : Lay(source, defaults);
    }

    /// <summary>The step as it was written.</summary>
    public PipelineStep Source { get; }

    /// <summary>The step with the defaults.</summary>
    public PipelineStep Step { get; }

    /// <summary>The location of a key's value: in the step, in the defaults, or nowhere (then the step itself).</summary>
    public Location LocationOf(string key) =>
        !Source.Mentions(key) && _defaults is { } defaults && defaults.Mentions(key) ? defaults.LocationOf(key) : Source.LocationOf(key);

    /// <summary>True when the key is written with a value that could not be read, which the reader has reported.</summary>
    public bool Mentions(string key) => Source.Mentions(key) || _defaults?.Mentions(key) == true;

    /// <summary>
    /// Keys of the step win one by one; only the keys that say what is run go together, because a function of the step
    /// next to an executor of the defaults would mean two jobs.
    /// </summary>
    private static PipelineStep Lay(PipelineStep step, PipelineStep defaults)
    {
        var result = step;
        if (step.Executor is null && step.FunctionIdName is null && step.FunctionName is null && step.WorkflowsName is null && step.ComposerStep is null)
        {
            result = result
                .WithExecutor(defaults.Executor)
                .WithFunctionIdName(defaults.FunctionIdName)
                .WithFunctionStatusName(step.FunctionStatusName ?? defaults.FunctionStatusName)
                .WithFunctionName(defaults.FunctionName)
                .WithWorkflowsName(defaults.WorkflowsName)
                .WithComposerStep(defaults.ComposerStep)
                .WithType(step.Type ?? defaults.Type);
        }
        else if (step.Executor is not null || step.ComposerStep is not null)
        {
            result = result.WithType(step.Type ?? defaults.Type);
        }

        return result
            .WithWith(step.With ?? defaults.With)
            .WithWhen(step.When ?? defaults.When)
            .WithWaitTimeSeconds(step.WaitTimeSeconds ?? defaults.WaitTimeSeconds)
            .WithWaitMultiplier(step.WaitMultiplier ?? defaults.WaitMultiplier)
            .WithMaxWaitTimeSeconds(step.MaxWaitTimeSeconds ?? defaults.MaxWaitTimeSeconds)
            .WithAsyncTimeoutLoopInMinutes(step.AsyncTimeoutLoopInMinutes ?? defaults.AsyncTimeoutLoopInMinutes)
            .WithTimeoutSeconds(step.TimeoutSeconds ?? defaults.TimeoutSeconds)
            .WithContinueIfFail(step.ContinueIfFail ?? defaults.ContinueIfFail)
            .WithRetry(step.Retry ?? defaults.Retry)
            .WithStepProperties(step.StepProperties ?? defaults.StepProperties)
            .WithReadInputFrom(step.ReadInputFrom ?? defaults.ReadInputFrom);
    }
}
