namespace Aef.Runs.Admission;

/// <summary>The request of one run to <see cref="RunAdmission"/>.</summary>
public sealed class AdmissionTicket
{
    private readonly TaskCompletionSource<AdmissionState> _decision = new(TaskCreationOptions.RunContinuationsAsynchronously);

    internal AdmissionTicket(string runId, string key, int limit)
    {
        RunId = runId;
        Key = key;
        Limit = limit;
    }

    /// <summary>The id of the run.</summary>
    public string RunId { get; }

    /// <summary>The key: only runs with the same key wait for each other.</summary>
    public string Key { get; }

    /// <summary>How many runs with the key may be active when this one is.</summary>
    public int Limit { get; }

    /// <summary>What is decided so far.</summary>
    public AdmissionState State { get; private set; }

    /// <summary>
    /// The runs that the caller must cancel, oldest first. This run waits until <see cref="RunAdmission.End"/> is called for them.
    /// </summary>
    public IReadOnlyList<AdmissionTicket> Victims { get; internal set; } = [];

    /// <summary>True when a later run has asked for the cancellation of this one.</summary>
    public bool IsVictim { get; internal set; }

    /// <summary>Completes when the run no longer waits: it is admitted or refused, or has ended while it waited.</summary>
    public Task<AdmissionState> Decision => _decision.Task;

    internal void Decide(AdmissionState state)
    {
        State = state;
        if (state != AdmissionState.Waiting)
        {
            _decision.TrySetResult(state);
        }
    }
}
