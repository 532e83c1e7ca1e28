using System.Collections.Concurrent;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Executors;

/// <summary>The call of an executor: one attempt of one job.</summary>
public sealed class JobCall
{
    private readonly ConcurrentQueue<(string Severity, string Message)> _log = new();

    internal JobCall(string executor, string pipeline, JobContext job, DateTimeOffset time, WorkflowValue request)
    {
        Executor = executor;
        PipelineName = pipeline;
        JobId = job.Id;
        JobName = job.Step.JobName;
        Level = job.Level;
        Thread = job.Thread;
        Attempt = job.Attempt;
        Time = time;
        Request = request;
        With = StepParameters.In(request, job.Step);
    }

    /// <summary>The name of the executor, or of the function or workflow that is not in the catalog.</summary>
    public string Executor { get; }

    /// <summary>The name of the pipeline that runs.</summary>
    public string PipelineName { get; }

    /// <summary>The step's JOB_ID.</summary>
    public string JobId { get; }

    /// <summary>The step's JOB_NAME.</summary>
    public string JobName { get; }

    /// <summary>The level's id.</summary>
    public string Level { get; }

    /// <summary>The thread's id.</summary>
    public string Thread { get; }

    /// <summary>The attempt of the step, counted from 1.</summary>
    public int Attempt { get; }

    /// <summary>The time on the clock of the run.</summary>
    public DateTimeOffset Time { get; }

    /// <summary>The value of <c>with</c> for the step, with its expressions evaluated: an object.</summary>
    public WorkflowValue With { get; }

    /// <summary>
    /// The body that the deployed function would receive: <c>query_variables</c>, <c>workflow_properties</c>, <c>step_properties</c>…, or
    /// the argument of the workflow that a step runs.
    /// </summary>
    public WorkflowValue Request { get; }

    /// <summary>
    /// The duration of the job on the virtual clock, in seconds. It is 0 unless the executor sets it, so that runs are equal on fast and
    /// slow computers. A run in real time ignores it.
    /// </summary>
    public double DurationSeconds { get; set; }

    /// <summary>The log entries that were not reported yet, in order.</summary>
    internal IEnumerable<(string Severity, string Message)> TakeLog()
    {
        while (_log.TryDequeue(out var entry))
        {
            yield return entry;
        }
    }

    /// <summary>
    /// Logs a message of the job: an event of the run, raised when the job has ended. Any thread may call it. Severities are those of
    /// <c>sys.log</c>.
    /// </summary>
    public void Log(string severity, string message) => _log.Enqueue((severity, message));
}
