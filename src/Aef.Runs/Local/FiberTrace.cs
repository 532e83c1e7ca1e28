using Aef.Runs.Simulation;

namespace Aef.Runs.Local;

/// <summary>The state of the job that a fiber is running for.</summary>
internal sealed class FiberTrace
{
    public required JobContext Job { get; set; }

    /// <summary>The id from the answer to the start; null before it.</summary>
    public string? AsyncJobId { get; set; }

    /// <summary>Why the last call returned no usable answer; null when it did.</summary>
    public string? LostCall { get; set; }

    /// <summary>True when the parameters with secrets have no room in the memory of the workflow.</summary>
    public bool HasLargeParameters { get; set; }

    /// <summary>What the call of a connector binding is for that is running; null outside of one.</summary>
    public string? Action { get; set; }

    /// <summary>The address of the job for people; null if there is none.</summary>
    public string? Link { get; set; }

    public void Begin(int attempt)
    {
        (Action, Link) = (null, null);
        Job = Job with { Attempt = attempt };
        AsyncJobId = null;
        LostCall = null;
    }

    public RunEvent Describe(RunEvent runEvent) => runEvent with
    {
        Level = Job.Level,
        Thread = Job.Thread,
        JobId = Job.Id,
        JobName = Job.Step.JobName,
        Attempt = Job.Attempt == 0 ? null : Job.Attempt,
        AsyncJobId = AsyncJobId,
    };
}
