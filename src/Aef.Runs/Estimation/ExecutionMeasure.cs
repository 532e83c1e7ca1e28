namespace Aef.Runs.Estimation;

/// <summary>The executed steps of one execution of a run that has several of them.</summary>
/// <param name="Workflow">The name of the workflow: that of the pipeline, of a part, or of the lanes of a level.</param>
/// <param name="Run">The steps in the measured run, of the longest lane; null when there was no run.</param>
/// <param name="UntilLimit">An upper bound of a run in which every job answers every call and is polled until its limit. Null when it is
/// unknown.</param>
/// <param name="Most">The upper bound: every attempt of every job repeats its start and loses its polls. Null when it is
/// unknown.</param>
public sealed record ExecutionMeasure(string Workflow, long? Run, long? UntilLimit, long? Most)
{
    /// <summary>The size of the source of the workflow in bytes.</summary>
    public int SourceBytes { get; init; }
}
