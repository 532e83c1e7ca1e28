using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Runs.History;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Backfill;

/// <summary>The file of a backfill: JSON, whose keys are spelled as in the records of runs.</summary>
internal static class BackfillFile
{
    public static string Write(BackfillRecord record) => Fields.Map(
        ("format", 1),
        ("id", record.Id),
        ("created", Fields.Time(record.Created)),
        ("ended", Fields.Time(record.Ended)),
        ("by", record.Actor.ToValue()),
        ("key", BackfillRecord.KeyOf(record.Request, record.Identities)),
        ("definition", record.Request.Definition),
        ("schedule", record.Request.Schedule),
        ("from", record.Request.From?.ToString()),
        ("to", record.Request.To?.ToString()),
        ("rerun", Name(record.Request.Scope)),
        ("order", Name(record.Request.Order)),
        ("max_parallel", record.Request.MaxParallel),
        ("missed", record.Request.IsMissed ? true : WorkflowValue.Null),
        ("limit", record.Request.IsMissed ? record.Request.Limit : WorkflowValue.Null),
        (
            "inputs",
            record.Request.Inputs is { } inputs ? WorkflowValue.FromList([.. inputs.Select(i => WorkflowValue.FromString(i))]) : default),
        ("schedules", WorkflowValue.FromMap([.. record.Identities.Select(i => (i.Key, Fields.Map(
            ("pipeline", i.Value.Pipeline), ("environment", i.Value.Environment), ("inputs_hash", i.Value.InputsHash))))])),
        ("intervals", WorkflowValue.FromList([.. record.Runs.Select(ToValue)]))).ToJson(indented: true) + "\n";

    /// <summary>Reads a file; null for anything else.</summary>
    public static BackfillRecord? Read(string id, ReadOnlySpan<byte> json) =>
        WorkflowValue.TryFromJson(json, out var value, out _)
        && Fields.Text(value, "id") == id
        && Fields.Time(value, "created") is { } created
            ? new BackfillRecord(id)
            {
                Created = created,
                Ended = Fields.Time(value, "ended"),
                Actor = RunActor.FromValue(value["by"]),
                Request = RequestOf(value),
                Identities = value["schedules"].Entries.ToDictionary(
                    e => e.Key,
                    e => new RunIdentity(
                        Fields.Text(e.Value, "pipeline") ?? string.Empty,
                        Fields.Text(e.Value, "environment"),
                        Fields.Text(e.Value, "inputs_hash")),
                    StringComparer.Ordinal),
                Runs = [.. value["intervals"].Items.Select(ToRun).OfType<ScheduledRun>()],
            }
            : null;

    /// <summary>The key that a file has without a check of its other contents.</summary>
    public static string? KeyIn(ReadOnlySpan<byte> json) =>
        WorkflowValue.TryFromJson(json, out var value, out _) ? Fields.Text(value, "key") : null;

    private static BackfillRequest RequestOf(WorkflowValue value) => new()
    {
        Definition = Fields.Text(value, "definition"),
        Schedule = Fields.Text(value, "schedule"),
        From = Bound(value, "from"),
        To = Bound(value, "to"),
        Scope = Enum.TryParse<BackfillScope>(Fields.Text(value, "rerun"), ignoreCase: true, out var scope) ? scope : default,
        Order = Enum.TryParse<BackfillOrder>(Fields.Text(value, "order"), ignoreCase: true, out var order) ? order : default,
        MaxParallel = (int)Math.Clamp(Fields.Number(value, "max_parallel"), 1, 1000),
        IsMissed = value["missed"].TryGetBoolean(out var missed) && missed,
        Limit = (int)Math.Clamp(Fields.Number(value, "limit"), 1, ScheduleBackfill.MaxRuns),
        Inputs = value["inputs"].Kind == WorkflowValueKind.List
            ? [.. value["inputs"].Items.Select(i => i.TryGetString(out var text) ? text : string.Empty)]
            : null,
    };

    private static WorkflowValue ToValue(ScheduledRun run) => Fields.Map(
        ("schedule", run.Schedule),
        ("time_zone", run.TimeZone),
        ("scheduled_time", ScheduledArgument.TextOf(run.ScheduledTime)),
        ("interval_start", ScheduledArgument.TextOf(run.IntervalStart)),
        ("interval_end", ScheduledArgument.TextOf(run.IntervalEnd)),
        ("start_date", run.StartDate),
        ("end_date", run.EndDate));

    private static ScheduledRun? ToRun(WorkflowValue value) =>
        RunRecord.TimeOf(Fields.Text(value, "scheduled_time")) is { } due
        && RunRecord.TimeOf(Fields.Text(value, "interval_start")) is { } start
        && RunRecord.TimeOf(Fields.Text(value, "interval_end")) is { } end
            ? new ScheduledRun(
                Fields.Text(value, "schedule") ?? string.Empty,
                Fields.Text(value, "time_zone") ?? "UTC",
                ScheduleState.Enabled,
                new RunTime(
                    due,
                    start,
                    end,
                    Fields.Text(value, "start_date") ?? string.Empty,
                    Fields.Text(value, "end_date") ?? string.Empty))
            : null;

    private static ScheduleBound? Bound(WorkflowValue value, string key) =>
        Fields.Text(value, key) is { } text ? ScheduleBound.TryParse(text) : null;

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();
}
