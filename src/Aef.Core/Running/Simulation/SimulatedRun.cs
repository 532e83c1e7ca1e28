namespace Aef.Core.Running.Simulation;

/// <summary>A job that was started on the simulated platform.</summary>
internal sealed class SimulatedRun(string id, string jobName, SimulatedJob job, DateTimeOffset started)
{
    private int _looks;

    public string Id { get; } = id;

    /// <summary>The JOB_NAME that it was started for.</summary>
    public string JobName { get; } = jobName;

    public SimulatedJob Job { get; set; } = job;

    /// <summary>Answers one look: true when the job has ended.</summary>
    public bool Look(DateTimeOffset now)
    {
        _looks++;
        return Job.Ends != SimulatedEnd.Never
            && (Job.Looks is { } looks ? _looks >= looks : (now - started).TotalSeconds >= Job.TakesSeconds);
    }
}
