namespace Aef.Runs.Executors;

/// <summary>Receives what a job reports while it is running. Any thread calls it; secrets are masked already.</summary>
internal interface IJobMonitor
{
    /// <summary>A log entry.</summary>
    void Log(string severity, string message);

    /// <summary>A part of the job that has ended.</summary>
    void Part(JobPart part);

    /// <summary>The progress, at most five times a second.</summary>
    void Progress(JobProgress progress);
}
