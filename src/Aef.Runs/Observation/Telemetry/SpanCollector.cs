using System.Globalization;
using Aef.Runs.Local;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>
/// Turns the events of a run into spans: one for the run, one for each execution of a step, and one for each of its attempts. Names and
/// times come from the events, so a run that continues from its journal has the spans of all its processes.
/// </summary>
/// <param name="about">The run.</param>
/// <param name="parent">The span that has started the process; null for none.</param>
internal sealed class SpanCollector(TracedRun about, TraceParent? parent)
{
    private readonly Dictionary<string, (RunSpan Step, RunSpan? Attempt)> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    /// <summary>The spans of steps and attempts, in the order in which they began. Ids are local until the trace is written.</summary>
    public List<RunSpan> Spans { get; } = [];

    /// <summary>The span of the run; null before it began.</summary>
    public RunSpan? Root { get; private set; }

    /// <summary>How long the run has waited for others; null if it did not.</summary>
    public TimeSpan? Queued { get; private set; }

    private DateTimeOffset? _queuedSince;

    /// <summary>Receives an event.</summary>
    public void Receive(RunEvent happened)
    {
        switch (happened.Kind)
        {
            case RunEventKind.RunStarted:
                Root = new RunSpan("run", parent?.SpanId, about.Pipeline, happened.Time);
                break;
            case RunEventKind.RunQueued:
                _queuedSince ??= happened.Time;
                break;
            case RunEventKind.RunAdmitted:
                Queued = happened.Time - (_queuedSince ?? Root?.Start ?? happened.Time);
                break;
            case RunEventKind.AttemptStarted when happened.JobId is { } jobId:
                Begin(jobId, happened);
                break;
            case RunEventKind.JobProgress when happened is { JobId: { } jobId, Rows: { } rows } && _open.TryGetValue(jobId, out var open):
                (open.Attempt ?? open.Step).Attributes["aef.rows"] = rows;
                break;
            case RunEventKind.JobStarted
                when happened is { JobId: { } jobId, AsyncJobId: { } id } && _open.TryGetValue(jobId, out var begun):
                (begun.Attempt ?? begun.Step).Attributes["aef.async_job_id"] = id;
                break;
            case RunEventKind.AttemptFailed when happened.JobId is { } jobId:
                EndAttempt(jobId, happened, happened.Message ?? string.Empty);
                break;
            case RunEventKind.StepSucceeded or RunEventKind.StepFailed when happened.JobId is { } jobId:
                EndStep(jobId, happened);
                break;
            case RunEventKind.RunSucceeded or RunEventKind.RunFailed or RunEventKind.RunCancelled:
                EndRun(happened);
                break;
        }
    }

    private void Begin(string jobId, RunEvent happened)
    {
        if (!_open.TryGetValue(jobId, out var open))
        {
            var count = _counts[jobId] = _counts.GetValueOrDefault(jobId) + 1;
            var step = new RunSpan(string.Create(CultureInfo.InvariantCulture, $"step {count} {jobId}"), "run", jobId, happened.Time);
            Describe(step, happened);
            Spans.Add(step);
            open = (step, null);
        }

        var number = happened.Attempt ?? 1;
        var attempt = new RunSpan(
            string.Create(CultureInfo.InvariantCulture, $"attempt {number} of {open.Step.Id}"),
            open.Step.Id,
            string.Create(CultureInfo.InvariantCulture, $"{jobId} attempt {number}"),
            happened.Time);
        Describe(attempt, happened);
        attempt.Attributes["aef.attempt"] = (long)number;
        Spans.Add(attempt);
        _open[jobId] = (open.Step, attempt);
    }

    private void Describe(RunSpan span, RunEvent happened)
    {
        span.Attributes["aef.job_id"] = happened.JobId ?? string.Empty;
        span.Attributes["aef.pipeline"] = about.Pipeline;
        foreach (var (key, value) in (ReadOnlySpan<(string, string?)>)
            [
                ("aef.job_name", happened.JobName),
                ("aef.level", happened.Level),
                ("aef.thread", happened.Thread),
                ("aef.executor", about.ExecutorOf(happened.JobId ?? string.Empty)),
            ])
        {
            if (value is not null)
            {
                span.Attributes[key] = value;
            }
        }
    }

    private void EndAttempt(string jobId, RunEvent happened, string? failure)
    {
        if (_open.TryGetValue(jobId, out var open) && open.Attempt is { } attempt)
        {
            Close(attempt, happened.Time, failure);
            _open[jobId] = (open.Step, null);
        }
    }

    private void EndStep(string jobId, RunEvent happened)
    {
        if (!_open.TryGetValue(jobId, out var open))
        {
            return;
        }

        var failure = happened.Kind == RunEventKind.StepFailed ? happened.Message ?? string.Empty : null;
        if (OutputRows.Of(happened.Output) is { } rows)
        {
            (open.Attempt ?? open.Step).Attributes["aef.rows"] = rows;
        }

        if (open.Attempt?.Attributes.TryGetValue("aef.rows", out var counted) == true)
        {
            open.Step.Attributes["aef.rows"] = counted;
        }

        EndAttempt(jobId, happened, failure);
        Close(open.Step, happened.Time, failure);
        _open.Remove(jobId);
    }

    private void EndRun(RunEvent happened)
    {
        foreach (var (step, attempt) in _open.Values)
        {
            Close(step, happened.Time, "The run has ended.");
            if (attempt is not null)
            {
                Close(attempt, happened.Time, "The run has ended.");
            }
        }

        _open.Clear();
        if (Root is { } root)
        {
            root.End = happened.Time;
            root.Failure = happened.Kind == RunEventKind.RunSucceeded ? null : happened.Message ?? string.Empty;
            root.Attributes["aef.pipeline"] = about.Pipeline;
            root.Attributes["aef.environment"] = about.Environment;
            root.Attributes["aef.outcome"] = happened.Kind switch
            {
                RunEventKind.RunSucceeded => "succeeded",
                RunEventKind.RunCancelled => "cancelled",
                _ => "failed",
            };
            if (about.RunId is { } id)
            {
                root.Attributes["aef.run_id"] = id;
            }
        }
    }

    private static void Close(RunSpan span, DateTimeOffset time, string? failure)
    {
        span.End = time;
        span.Failure = failure;
        span.Attributes["aef.outcome"] = failure is null ? "succeeded" : "failed";
    }
}
