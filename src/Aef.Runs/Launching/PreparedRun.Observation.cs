using Aef.Runs.Local;
using Aef.Runs.Observation.Summaries;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <content>What a run that does its jobs reports to others while it runs.</content>
public sealed partial class PreparedRun
{
    /// <summary>The summary of the run when it has ended, for people and CI systems.</summary>
    public RunReport MakeReport(Run run) => new(run, Folder, Recorder?.Hidden ?? Secrets.Empty);

    /// <summary>A run that had ended and is only shown again is observed by nobody: its observers have reported it.</summary>
    private Task<Run> ObserveAsync(Action<RunEvent>? onEvent, ExecutionListener? listener, CancellationToken cancellationToken) =>
        Pipeline is { Local: { } local } pipeline
        && !(HadEnded && Recorder is null)
        && new RunObservers(this, pipeline, local).Observe() is { } observed
            ? observed.RunAsync(e => StartAsync(e, listener, cancellationToken), onEvent)
            : StartAsync(onEvent, listener, cancellationToken);
}
