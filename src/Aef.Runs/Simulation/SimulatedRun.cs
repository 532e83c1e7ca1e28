namespace Aef.Runs.Simulation;

/// <summary>A job that was started on the simulated platform.</summary>
internal sealed class SimulatedRun(string id, string jobName, SimulatedJob job, DateTimeOffset started)
{
    private int _polls;

    public string Id { get; } = id;

    /// <summary>The JOB_NAME in the start.</summary>
    public string JobName { get; } = jobName;

    public SimulatedJob Job { get; set; } = job;

    /// <summary>True when the job has ended; not a poll.</summary>
    public bool HasEnded(DateTimeOffset now) => Job.Ends != SimulatedEnd.Never
        && (Job.Polls is { } polls ? _polls >= polls : (now - started).TotalSeconds >= Job.DurationSeconds);

    /// <summary>Answers one poll: true when the job has ended.</summary>
    public bool Poll(DateTimeOffset now)
    {
        _polls++;
        return HasEnded(now);
    }
}
