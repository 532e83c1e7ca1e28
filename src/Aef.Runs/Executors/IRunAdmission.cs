namespace Aef.Runs.Executors;

/// <summary>Decides when a run on this computer may begin.</summary>
internal interface IRunAdmission
{
    /// <summary>True if the run must wait; this is reported as an event of the run, on whose thread it is called.</summary>
    bool MustWait(DateTimeOffset now);

    /// <summary>Completes when the run may begin.</summary>
    Task<bool> WaitAsync(CancellationToken cancellationToken);
}
