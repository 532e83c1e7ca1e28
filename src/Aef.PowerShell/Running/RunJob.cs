using System.Management.Automation;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>A background run as a job of the session: Get-Job, Wait-Job, Stop-Job, Receive-Job and Remove-Job work with it.</summary>
internal sealed class RunJob : Job
{
    private const string TypeName = "AefRun";

    public RunJob(string command, string name)
        : base(command, name) => PSJobTypeName = TypeName;

    /// <summary>The handle.</summary>
    public BackgroundRun? Handle { get; private set; }

    /// <inheritdoc/>
    public override bool HasMoreData => Output.Count > 0 || Handle is { HasMoreData: true };

    /// <inheritdoc/>
    public override string Location => Environment.MachineName;

    /// <inheritdoc/>
    public override string StatusMessage => Handle?.State.ToString() ?? string.Empty;

    /// <summary>Starts the run.</summary>
    public BackgroundRun Begin(RunPlan plan, IDisposable? resources)
    {
        SetJobState(JobState.Running);
        Handle = new BackgroundRun(Id, plan, resources);
        Handle.Ended += (_, _) => End();

        // The first listener: a later one may be a script block that waits for this run.
        StateChanged += (_, change) => ReportEnd(change.JobStateInfo.State);
        Handle.Start();
        return Handle;
    }

    /// <inheritdoc/>
    public override void StopJob() => Handle?.Stop(Timeout.InfiniteTimeSpan);

    private void ReportEnd(JobState state)
    {
        if (state is JobState.Completed or JobState.Failed or JobState.Stopped)
        {
            Handle?.Reported();
        }
    }

    // Receive-Job returns the run; Receive-AefRun returns the events.
    private void End()
    {
        if (Handle?.Run is { } run)
        {
            Output.Add(PSObject.AsPSObject(run));
        }

        SetJobState(Handle?.State switch
        {
            RunState.Succeeded => JobState.Completed,
            RunState.Cancelled => JobState.Stopped,
            _ => JobState.Failed,
        });
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Handle?.Stop(TimeSpan.FromSeconds(1));
        }

        base.Dispose(disposing);
    }
}
