using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>The trace of a run, as executors need it: they report what a job logs and returns.</summary>
internal interface IJobReporter
{
    /// <summary>Keeps the output of a job for the event of its success.</summary>
    void KeepOutput(string jobId, WorkflowValue output);

    /// <summary>Reports a log entry of a job as an event of the run.</summary>
    void Report(DateTimeOffset time, int fiberId, string severity, string? message);
}
