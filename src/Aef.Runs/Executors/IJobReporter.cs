using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>Receives the output and the log entries of jobs from executors, for the trace of the run.</summary>
internal interface IJobReporter
{
    /// <summary>Stores the output of a job for the event of its success.</summary>
    void KeepOutput(string jobId, WorkflowValue output);

    /// <summary>Reports a log entry of a job as an event of the run.</summary>
    void Report(DateTimeOffset time, int fiberId, string severity, string? message);

    /// <summary>Reports a part of a job that has ended as an event of the run.</summary>
    void ReportPart(DateTimeOffset time, int fiberId, JobPart part);

    /// <summary>Reports how far a job is as an event of the run.</summary>
    void ReportProgress(DateTimeOffset time, int fiberId, JobProgress progress);
}
