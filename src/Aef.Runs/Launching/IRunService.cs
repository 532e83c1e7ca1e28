using Aef.Runs.Journals;
using Aef.Runs.Local;

namespace Aef.Runs.Launching;

/// <summary>
/// Prepares local runs for every front end: each call reports all problems and starts nothing; the caller starts the run that it returns.
/// </summary>
public interface IRunService
{
    /// <summary>Prepares a new run of a pipeline or of Cloud Workflows source.</summary>
    PreparedRun Prepare(RunRequest request);

    /// <summary>Prepares to continue a run whose process was killed, from its journal.</summary>
    PreparedRun Resume(string journal, ResumeOptions? options = null);

    /// <summary>Prepares the rerun of a run that failed or was cancelled, from its journal. The journal of the rerun exists then.</summary>
    PreparedRun Rerun(string journal, RerunOptions? options = null);

    /// <summary>
    /// Prepares a run of the remaining steps of a run that failed or was cancelled in this process. Null if nothing remains: the run
    /// succeeded, was only planned, or was not of a pipeline.
    /// </summary>
    PreparedRun? Restart(Run run, RestartOptions? options = null);
}
