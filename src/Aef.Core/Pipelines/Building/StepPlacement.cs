using Aef.Core.Pipelines.Model;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// The position of a new step. By default it is the end of the last thread of the last level. <see cref="Level"/> and <see cref="Thread"/>
/// choose another thread; <see cref="Before"/> and <see cref="After"/> name a neighbor by its JOB_ID, which is then searched for in that
/// level and thread only.
/// </summary>
public sealed record StepPlacement
{
    /// <summary>The end of the last thread of the last level.</summary>
    public static StepPlacement Last { get; } = new();

    /// <summary>
    /// The section that receives the step; <see cref="PipelineSection.Levels"/> means a thread of a level. A section has no levels and
    /// threads.
    /// </summary>
    public PipelineSection Section { get; init; }

    /// <summary>The LEVEL_ID; null means the last level that fits.</summary>
    public string? Level { get; init; }

    /// <summary>The THREAD_ID; null means the last thread that fits.</summary>
    public string? Thread { get; init; }

    /// <summary>The JOB_ID of the step to insert before; null means none.</summary>
    public string? Before { get; init; }

    /// <summary>The JOB_ID of the step to insert after; null means none.</summary>
    public string? After { get; init; }
}
