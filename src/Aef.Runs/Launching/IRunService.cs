using Aef.Runs.Journals;
using Aef.Runs.Local;

namespace Aef.Runs.Launching;

/// <summary>Runs on this machine, for every front end: each call checks everything at once and starts nothing; the caller then starts the run that it returns.</summary>
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
