using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Running;

/// <summary>A run that is ready to start.</summary>
/// <param name="MakeProgress">Creates the read model of the run, before its first event.</param>
/// <param name="Start">Runs it to the end; the action receives every event.</param>
/// <param name="IsRealTime">True when the run passes real time.</param>
/// <param name="Journal">Disposed when the run has ended; null for nothing.</param>
internal sealed record RunPlan(
    Func<RunProgress> MakeProgress,
    Func<Action<RunEvent>, CancellationToken, Task<Run>> Start,
    bool IsRealTime,
    IDisposable? Journal = null)
{
    /// <summary>The id of the record of the run; null for a run that is not recorded.</summary>
    public string? RunId { get; init; }

    /// <summary>The name of the pipeline or workflow.</summary>
    public string Name { get; } = MakeProgress().Name;

    /// <summary>The plan for a prepared run.</summary>
    public static RunPlan Of(PreparedRun run) =>
        new(run.MakeProgress, (onEvent, token) => run.RunAsync(onEvent, cancellationToken: token), run.IsRealTime, run)
        {
            RunId = run.Folder?.Id,
        };
}
