using System.Globalization;
using Aef.Core.Views.Reports.Ci;
using Aef.Documents.Diagnostics;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Observation.Summaries;

/// <summary>The summary of a run that has ended: states, durations, rows, and failures with their fixes. It contains no secrets.</summary>
public sealed class RunReport
{
    private readonly Run _run;
    private readonly RunFolder? _folder;
    private readonly Secrets _hidden;
    private readonly IReadOnlyList<ReportedStep> _steps;
    private readonly ILookup<string, StepLog> _logs;

    internal RunReport(Run run, RunFolder? folder, Secrets hidden)
    {
        (_run, _folder, _hidden) = (run, folder, hidden);
        var rows = RowsIn(run.Events);
        var progress = RunProgress.Of(run);
        IsLate = progress.IsLate;
        _steps = [.. progress.Steps.Select(s => new ReportedStep(s, rows.TryGetValue(s.JobId, out var count) ? count : null))];
        _logs = (folder?.FindLogs() ?? []).ToLookup(l => l.JobId, StringComparer.Ordinal);
    }

    private bool IsLate { get; }

    private long? Rows => _steps.Any(s => s.Rows is not null) ? _steps.Sum(s => s.Rows ?? 0) : null;

    private string State => _run.State.ToString().ToLowerInvariant();

    /// <summary>The summary as JSON: the contents of <c>run-summary.json</c>.</summary>
    public string ToJson() => Fields.Map(
        ("format", 1),
        ("pipeline", Text(_run.Name)),
        ("state", State),
        ("late", IsLate ? true : WorkflowValue.Null),
        ("mode", _run.IsReal ? "run" : "simulate"),
        ("run", _folder?.Id),
        ("folder", _folder?.FolderPath),
        ("started", Fields.Time(_run.StartTime)),
        ("ended", Fields.Time(_run.EndTime)),
        ("duration_seconds", _run.Duration.TotalSeconds),
        ("rows", Number(Rows)),
        ("counts", WorkflowValue.FromMap([.. _steps.GroupBy(s => s.State).Select(g => (g.Key, (WorkflowValue)g.Count()))])),
        ("steps", WorkflowValue.FromList([.. _steps.Select(ToValue)])),
        ("failures", WorkflowValue.FromList([.. _run.Failures.Select(ToValue)])),
        ("error", _run.State == RunState.Failed ? Text(RecordedResult.FailureOf(_run, null, _hidden)) : WorkflowValue.Null),
        ("warnings", WorkflowValue.FromList([.. _run.Warnings.Select(w => Fields.Map(
            ("code", w.Code), ("message", Text(w.Message)), ("how_to_fix", w.Descriptor.Remedy)))]))).ToJson(indented: true) + "\n";

    /// <summary>The summary as a page of Markdown, for people and CI systems.</summary>
    public JobSummary ToSummary()
    {
        var page = new JobSummary($"{Masked(_run.Name)}: {State}");
        page.AddTable("Run", ["", ""], Head());
        page.AddTable(
            "Steps",
            ["Step", "Name", "State", "Attempts", "Duration", "Rows", "Log"],
            _steps.Select(s => (IReadOnlyList<string>)
            [
                s.Step.JobId,
                Masked(s.Step.JobName),
                s.State,
                s.Step.Attempts.ToString(CultureInfo.InvariantCulture),
                Duration(s.Step.Duration),
                Count(s.Rows),
                string.Join(' ', LogsOf(s.Step.JobId)),
            ]));
        if (_run.Failures.Count > 0)
        {
            page.AddTable("Failures", ["Step", "Failure", "How to fix"], _run.Failures.Select(f => (IReadOnlyList<string>)
            [
                f.JobId,
                Masked(RecordedResult.Reason(f)) + (f.Continued ? " (the run continued)" : string.Empty),
                Masked(FailureAdvice.Of(f)),
            ]));
        }

        if (_run.Warnings.Count > 0)
        {
            page.AddTable("Warnings", ["Code", "Warning", "How to fix"], _run.Warnings.Select(w => (IReadOnlyList<string>)
                [w.Code, Masked(w.Message), w.Descriptor.Remedy ?? string.Empty]));
        }

        return page;
    }

    /// <summary>The failures and warnings as annotations for a CI system. A failure after which the run continued is a warning.</summary>
    public IEnumerable<CiAnnotation> Annotations()
    {
        if (_run.State == RunState.Failed && _run.Failures.Count == 0)
        {
            yield return new CiAnnotation(
                DiagnosticSeverity.Error, Masked(_run.Name), RecordedResult.FailureOf(_run, null, _hidden) ?? "The run failed.");
        }

        foreach (var failure in _run.Failures)
        {
            var at = failure.GetLocation();
            yield return new CiAnnotation(
                failure.Continued ? DiagnosticSeverity.Warning : DiagnosticSeverity.Error,
                Masked($"{_run.Name}: {failure.JobId}"),
                Masked(RecordedResult.Describe(failure)),
                at.Path,
                at.Start,
                at.End);
        }

        foreach (var warning in _run.Warnings)
        {
            yield return CiAnnotation.Of(warning);
        }
    }

    private IEnumerable<IReadOnlyList<string>> Head()
    {
        yield return ["State", IsLate ? $"{State}, late" : State];
        yield return ["Duration", Duration(_run.Duration)];
        yield return ["Steps", string.Join(", ", _steps.GroupBy(s => s.State).Select(g => $"{g.Count()} {g.Key}"))];
        if (Rows is { } rows)
        {
            yield return ["Rows", Count(rows)];
        }

        if (_run.State == RunState.Failed && RecordedResult.FailureOf(_run, null, _hidden) is { } failure)
        {
            yield return ["Failure", failure];
        }

        if (_folder is { } folder)
        {
            yield return ["Run", folder.Id];
            yield return ["Folder", folder.FolderPath];
        }
    }

    private WorkflowValue ToValue(ReportedStep step) => Fields.Map(
        ("job_id", step.Step.JobId),
        ("job_name", Text(step.Step.JobName)),
        ("executor", step.Step.Executor),
        ("level", step.Step.Level),
        ("thread", step.Step.Thread),
        ("state", step.State),
        ("attempts", step.Step.Attempts),
        ("started", Fields.Time(step.Step.StartTime)),
        ("duration_seconds", step.Step.Duration is { } duration ? duration.TotalSeconds : WorkflowValue.Null),
        ("rows", Number(step.Rows)),
        ("message", Text(step.Step.Message)),
        ("parts", step.Step.Parts.Count == 0
            ? WorkflowValue.Null
            : WorkflowValue.FromList([.. step.Step.Parts.Select(p => Fields.Map(
                ("name", Text(p.Part)), ("state", p.State), ("rows", Number(p.Rows)), ("message", Text(p.Message))))])),
        ("logs", LogsOf(step.Step.JobId) is { Count: > 0 } logs
            ? WorkflowValue.FromList([.. logs.Select(WorkflowValue.FromString)])
            : WorkflowValue.Null));

    private WorkflowValue ToValue(StepFailure failure) => Fields.Map(
        ("job_id", failure.JobId),
        ("kind", failure.Kind),
        ("message", Text(failure.Message)),
        ("answer", Text(failure.Answer)),
        ("attempt", failure.Attempt),
        ("link", Text(failure.Link)),
        ("continued", failure.Continued ? true : WorkflowValue.Null),
        ("how_to_fix", Text(FailureAdvice.Of(failure))));

    /// <summary>The logs of a step, relative to the folder of the run.</summary>
    private IReadOnlyList<string> LogsOf(string jobId) => _folder is { } folder
        ? [.. _logs[jobId].Select(l => Path.GetRelativePath(folder.FolderPath, l.Path).Replace('\\', '/'))]
        : [];

    private WorkflowValue Text(string? text) => text is null ? WorkflowValue.Null : WorkflowValue.FromString(Masked(text));

    private string Masked(string text) => _hidden.IsEmpty ? text : _hidden.Mask(text);

    private static WorkflowValue Number(long? number) => number is { } value ? value : WorkflowValue.Null;

    private static string Count(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? string.Empty;

    private static string Duration(TimeSpan? duration) => duration is { } time
        ? time < TimeSpan.FromMinutes(1)
            ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
            : string.Create(CultureInfo.InvariantCulture, $"{(long)time.TotalHours}:{time.Minutes:00}:{time.Seconds:00}")
        : string.Empty;

    /// <summary>The rows of the last execution of each step: of its output, or of its progress.</summary>
    private static Dictionary<string, long> RowsIn(IReadOnlyList<RunEvent> events)
    {
        var rows = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var happened in events)
        {
            if (happened is { Kind: RunEventKind.JobProgress, JobId: { } jobId, Rows: { } counted })
            {
                rows[jobId] = counted;
            }
            else if (happened is { Kind: RunEventKind.StepSucceeded, JobId: { } id } && OutputRows.Of(happened.Output) is { } known)
            {
                rows[id] = known;
            }
        }

        return rows;
    }

    private sealed record ReportedStep(StepProgress Step, long? Rows)
    {
        public string State => StepStates.Name(Step.State);
    }
}
