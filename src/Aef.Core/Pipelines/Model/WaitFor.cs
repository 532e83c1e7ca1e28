namespace Aef.Core.Pipelines.Model;

/// <summary>How a run learns that a job has ended.</summary>
public enum WaitFor
{
    /// <summary>The run polls the state of the job.</summary>
    Polling,

    /// <summary>The job calls the run back; the run polls only every ten minutes.</summary>
    Callback,
}
