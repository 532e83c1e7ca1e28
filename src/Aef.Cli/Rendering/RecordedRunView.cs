using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.State;

namespace Aef.Cli.Rendering;

/// <summary>Shows a recorded run: its state, the tree with the time line, the failures, and the paths of its logs.</summary>
internal sealed class RecordedRunView(TerminalWriter terminal)
{
    /// <summary>Writes the run.</summary>
    public void Write(RunFolder run)
    {
        var (record, progress) = (run.ReadRecord(), run.ReadProgress());
        WriteHeadline(record, progress);
        terminal.WriteLine(
            TerminalText.Clean($"run {record.Id}, started {RunListView.Time(record.Started)} by {record.Actor}"),
            TextStyle.Dim);
        WriteDetail("rerun of", record.RerunOf);
        WriteDetail("definition", record.Definition);
        WriteDetail("environment", record.Environment);
        WriteDetail("inputs", record.Inputs);
        WriteDetail("interval", record.IntervalStart is null ? null : $"{record.IntervalStart} to {record.IntervalEnd}");
        WriteDetail("cancelled by", record.CancelledBy);
        if (progress.Steps.Any())
        {
            terminal.WriteLine();
            new RunTable(terminal, progress).Write();
        }

        WriteApprovals(run, record);
        var failed = progress.Steps.Where(s => s.State == StepState.Failed).ToList();
        WriteFailures(record, failed);
        WriteLogs(run, failed);
    }

    /// <summary>Writes the properties of the run.</summary>
    public static void WriteJson(Utf8JsonWriter json, RunFolder run)
    {
        json.WritePropertyName("run");
        RunListView.WriteRecord(json, run.ReadRecord());
        json.WriteString("folder", run.FolderPath);
        json.WriteStartArray("steps");
        var logs = run.FindLogs().ToLookup(l => l.JobId, StringComparer.Ordinal);
        foreach (var step in run.ReadProgress().Steps)
        {
            json.WriteStartObject();
            json.WriteString("job_id", step.JobId);
            json.WriteString("job_name", step.JobName);
            json.WriteString("level", step.Level);
            json.WriteString("thread", step.Thread);
            json.WriteString("state", StateText.Word(step.State));
            json.WriteNumber("attempts", step.Attempts);
            if (step.StartTime is { } start)
            {
                json.WriteString("start_time", start.UtcDateTime);
            }

            if (step.EndTime is { } end)
            {
                json.WriteString("end_time", end.UtcDateTime);
            }

            json.WriteOptional("message", step.Message);
            json.WriteStartArray("logs");
            foreach (var log in logs[step.JobId])
            {
                json.WriteStringValue(log.Path);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private void WriteHeadline(RunRecord record, RunProgress progress)
    {
        var state = record.State switch
        {
            RecordedState.Running => RunState.Active,
            RecordedState.Succeeded => RunState.Succeeded,
            RecordedState.Cancelled => RunState.Cancelled,
            _ => RunState.Failed,
        };
        if (record.State == RecordedState.Interrupted)
        {
            terminal.Write(TerminalText.Clean(progress.Name), TextStyle.Bold).Write(" was interrupted", TextStyle.Bad)
                .WriteLine(progress.Steps.Any() ? $": {StepStates.Describe(progress.Steps)}" : string.Empty);
            terminal.WriteLine($"  aef resume {record.Id}", TextStyle.Active);
        }
        else if (record.State == RecordedState.Damaged)
        {
            terminal.Write(TerminalText.Clean(record.Pipeline.Length > 0 ? record.Pipeline : record.Id), TextStyle.Bold)
                .WriteLine(" has a damaged record: its state is not known", TextStyle.Bad);
            return;
        }
        else
        {
            RunTable.Write(terminal, RunHeadline.Of(progress, state, record.Duration ?? progress.Elapsed, record.IsRealTime));
        }

        if (record.Mode == RunMode.Simulate)
        {
            RunTable.Write(terminal, RunHeadline.SimulatedNote);
        }
    }

    private void WriteApprovals(RunFolder run, RunRecord record)
    {
        var waiting = record.HasEnded ? [] : run.Approvals.Pending();
        if (waiting.Count == 0)
        {
            return;
        }

        terminal.WriteLine();
        terminal.WriteLine("waiting for approval", TextStyle.Bold);
        foreach (var request in waiting)
        {
            terminal.WriteLine(TerminalText.Clean($"  {request.JobId}: {request.Subject}"), TextStyle.Caution);
            terminal.WriteLine(
                TerminalText.Clean($"  aef approve {run.Id} {request.ShellJobId} (or reject)"),
                TextStyle.Active);
        }
    }

    private void WriteFailures(RunRecord record, List<StepProgress> failed)
    {
        if (failed.Count == 0 && record.Failure is null)
        {
            return;
        }

        terminal.WriteLine();
        terminal.WriteLine("failures", TextStyle.Bold);
        foreach (var step in failed)
        {
            terminal.Write(TerminalText.Clean($"  {step.JobId}  {step.JobName}"), TextStyle.Bad)
                .WriteLine(TerminalText.Clean(step.Message is { Length: > 0 } message ? $": {message}" : string.Empty));
        }

        if (failed.Count == 0)
        {
            terminal.WriteLine("  " + TerminalText.Clean(record.Failure ?? string.Empty));
        }
    }

    private void WriteLogs(RunFolder run, List<StepProgress> failed)
    {
        var logs = run.FindLogs();
        terminal.WriteLine();
        terminal.WriteLine("folder", TextStyle.Bold);
        terminal.WriteLine("  " + TerminalText.Clean(run.FolderPath));
        if (logs.Count > 0)
        {
            terminal.WriteLine("logs", TextStyle.Bold);
            var shown = logs.Where(l => failed.Exists(s => s.JobId == l.JobId)).ToList();
            foreach (var log in shown)
            {
                terminal.WriteLine("  " + TerminalText.Clean(log.Path));
            }

            terminal.WriteLine(
                $"  {(shown.Count == logs.Count ? "print them" : $"print all {logs.Count}")}: aef logs {run.Id} [JOB_ID]",
                TextStyle.Active);
        }
    }

    private void WriteDetail(string name, string? value)
    {
        if (value is not null)
        {
            terminal.Write($"  {name}: ", TextStyle.Dim).WriteLine(TerminalText.Clean(value));
        }
    }
}
