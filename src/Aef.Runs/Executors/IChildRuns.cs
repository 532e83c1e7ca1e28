namespace Aef.Runs.Executors;

/// <summary>The runs that the steps of a run have started, so that a resumed run continues them instead of starting others.</summary>
public interface IChildRuns
{
    /// <summary>The id of the run that an attempt has started; null if it has started none.</summary>
    string? Find(JobIdentity job);

    /// <summary>Records the run that an attempt has started.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    void Add(JobIdentity job, string runId);
}
