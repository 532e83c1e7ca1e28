using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>The limits of the time of a run that a pipeline has.</summary>
[Flags]
internal enum RunLimits
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary><c>timeout_minutes</c>: the run fails.</summary>
    Timeout = 1,

    /// <summary><c>deadline_minutes</c>: the run is reported as late.</summary>
    Deadline = 2,
}

/// <summary>Finds the limits of a pipeline.</summary>
internal static class RunLimitsOfPipeline
{
    /// <summary>The limits that the pipeline has.</summary>
    public static RunLimits Limits(this BoundPipeline pipeline) =>
        (pipeline.Source.TimeoutMinutes is null ? RunLimits.None : RunLimits.Timeout)
        | (pipeline.Source.DeadlineMinutes is null ? RunLimits.None : RunLimits.Deadline);
}
