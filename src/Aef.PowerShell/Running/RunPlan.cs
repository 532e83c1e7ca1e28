using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Running;

/// <summary>A run that is ready to start.</summary>
/// <param name="Progress">The read model of the run, before its first event.</param>
/// <param name="Start">Runs it to the end; the action hears every event.</param>
/// <param name="Journal">What is closed when the run has ended; null for nothing.</param>
internal sealed record RunPlan(RunProgress Progress, Func<Action<RunEvent>, CancellationToken, Task<Run>> Start, IDisposable? Journal = null)
{
    /// <summary>The name of what is run.</summary>
    public string Name => Progress.Name;

    /// <summary>The plan for a run that was prepared.</summary>
    public static RunPlan Of(PreparedRun run) => new(run.MakeProgress(), (hear, token) => run.RunAsync(hear, cancellationToken: token), run);
}
