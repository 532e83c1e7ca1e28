using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Results;

/// <summary>
/// A step of a pipeline with its location, from Get-AefStep. Set-AefStep and Remove-AefStep accept it. The values of the step are in <see
/// cref="Step"/>:
/// as properties of this object they would bind to the parameters of Set-AefStep.
/// </summary>
public sealed class StepReference
{
    internal StepReference(Pipeline pipeline, PipelineLevel level, PipelineThread thread, PipelineStep step)
    {
        Pipeline = pipeline;
        Level = level.Id;
        Thread = thread.Id;
        Step = step;
    }

    /// <summary>The JOB_ID of the step; null when the binder numbers it.</summary>
    public string? JobId => Step.JobId;

    /// <summary>The JOB_NAME of the step.</summary>
    public string? Job => Step.JobName;

    /// <summary>The executor, function or workflow of the step.</summary>
    public string? Runs => RunsOf(Step);

    /// <summary>The LEVEL_ID of its level.</summary>
    public string? Level { get; }

    /// <summary>The THREAD_ID of its thread.</summary>
    public string? Thread { get; }

    /// <summary>The step.</summary>
    public PipelineStep Step { get; }

    /// <summary>The pipeline that has the step.</summary>
    public Pipeline Pipeline { get; }

    /// <summary>The executor, function or workflow of a step; null when it does not name one.</summary>
    internal static string? RunsOf(PipelineStep step) =>
        step.Executor ?? step.FunctionIdName ?? step.FunctionName ?? step.WorkflowsName ?? step.ComposerStep;

    /// <summary>The JOB_ID.</summary>
    public override string ToString() => JobId ?? "step";
}
