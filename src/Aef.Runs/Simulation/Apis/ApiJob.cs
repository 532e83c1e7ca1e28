namespace Aef.Runs.Simulation.Apis;

/// <summary>A job of a simulated API.</summary>
/// <param name="name">Its name, unique in the API.</param>
/// <param name="label">What the client calls it.</param>
/// <param name="run">How it behaves.</param>
internal sealed class ApiJob(string name, string label, SimulatedRun run)
{
    /// <summary>The name, unique in the API.</summary>
    public string Name { get; } = name;

    /// <summary>What the client calls it.</summary>
    public string Label { get; } = label;

    /// <summary>How it behaves.</summary>
    public SimulatedRun Run { get; } = run;

    /// <summary>True once it was cancelled; it then ends as cancelled.</summary>
    public bool IsCancelled { get; private set; }

    /// <summary>True once a poll has seen its end.</summary>
    public bool HasEnded { get; private set; }

    /// <summary>Answers a poll: the state, and the message of a failure.</summary>
    public SimulatedEnd? Poll(DateTimeOffset now)
    {
        HasEnded = HasEnded || IsCancelled || Run.Poll(now);
        return !HasEnded ? null : IsCancelled ? SimulatedEnd.Failed : Run.Job.Ends;
    }

    /// <summary>True while the job has not ended, without counting as a poll.</summary>
    public bool IsActive(DateTimeOffset now) => !HasEnded && !IsCancelled && !Run.HasEnded(now);

    /// <summary>Cancels the job if it has not ended.</summary>
    public void Cancel(DateTimeOffset now) => IsCancelled = IsCancelled || IsActive(now);
}
