using Aef.Runs.Admission;
using Aef.Runs.Audit;
using Aef.Runs.Local;

namespace Aef.Runs.History;

/// <content>The record, the admission and the entry in the audit log with which a run begins.</content>
internal sealed partial class RunRecorder
{
    private RunRecord NewRecord(string id, DateTimeOffset now, RecordedRun run) => new(id)
    {
        Pipeline = run.Name,
        Mode = _mode,
        IsRealTime = run.IsRealTime,
        Environment = _environment,
        Definition = run.Source?.Path,
        DefinitionHash = run.Source?.Hash,
        Started = now,
        Actor = _options.Actor,
        RerunOf = _first?.Id,
        Schedule = run.Interval?.Schedule ?? _first?.Schedule,
        ScheduledTime = run.Interval?.ScheduledTime ?? _first?.ScheduledTime,
        IntervalStart = run.Interval?.Start ?? _first?.IntervalStart,
        IntervalEnd = run.Interval?.End ?? _first?.IntervalEnd,
        Backfill = _options.Backfill,
        Journal = run.Journal,
    };

    private RunGate? Ask(LocalRunRequest? run, RunFolder folder, DateTimeOffset now) =>
        run is { Local: not null, Pipeline.Source.Concurrency: { } policy } ? RunGate.Ask(
            _options.Folder,
            folder.Id,
            policy,
            RunGate.GroupOf(run.Pipeline, run.Parameters, run.Argument, now),
            id => RunFolder.Of(_options.Folder, id).Control.RequestCancel(_options.Actor, now),
            _options.Backfill is not null,
            _isResumed)
            : null;

    private AuditEntry EntryOf(RunRecord record, DateTimeOffset now) => new(0, now, _action, _options.Actor)
    {
        Run = record.Id,
        Pipeline = record.Pipeline,
        Definition = record.Definition,
        DefinitionHash = record.DefinitionHash,
        Environment = record.Environment,
        Inputs = record.Inputs,
        Detail = record.RerunOf is { } first && !_isResumed ? $"rerun of {first}" : null,
    };
}
