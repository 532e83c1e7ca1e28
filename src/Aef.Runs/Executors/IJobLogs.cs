namespace Aef.Runs.Executors;

/// <summary>Opens the logs of a run: one for each attempt of a job.</summary>
public interface IJobLogs
{
    /// <summary>Opens the log of an attempt. If it is disposable, it is disposed when the attempt has ended.</summary>
    IJobLog Open(JobIdentity job);
}
