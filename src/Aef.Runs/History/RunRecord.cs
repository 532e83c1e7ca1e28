using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.History;

/// <summary>What the history knows about a run without its events: the contents of its <c>run.json</c>.</summary>
public sealed record RunRecord(string Id)
{
    /// <summary>The name of the pipeline or workflow; empty if the process ended before it was recorded.</summary>
    public string Pipeline { get; init; } = string.Empty;

    /// <summary>The full path of the definition; null for a pipeline that was built in memory.</summary>
    public string? Definition { get; init; }

    /// <summary>The hash of the definition's text, such as <c>sha256:5f2c…</c>; null if there is none.</summary>
    public string? DefinitionHash { get; init; }

    /// <summary>The environment of the run; null for none.</summary>
    public string? Environment { get; init; }

    /// <summary>How the run does its jobs.</summary>
    public RunMode Mode { get; init; }

    /// <summary>True when the run passes real time.</summary>
    public bool IsRealTime { get; init; }

    /// <summary>The state.</summary>
    public RecordedState State { get; init; }

    /// <summary>When the run was started, on the clock of the computer.</summary>
    public DateTimeOffset Started { get; init; }

    /// <summary>When it ended; null before.</summary>
    public DateTimeOffset? Ended { get; init; }

    /// <summary>How long it lasted on its own clock, which is virtual in a simulated run; null before its end.</summary>
    public TimeSpan? Duration { get; init; }

    /// <summary>Who started it.</summary>
    public RunActor Actor { get; init; } = new(string.Empty, string.Empty);

    /// <summary>Who cancelled it with <c>aef cancel</c>; null for others.</summary>
    public string? CancelledBy { get; init; }

    /// <summary>The inputs as JSON, with secrets masked; null without inputs, and in the index.</summary>
    public string? Inputs { get; init; }

    /// <summary>The schedule whose run this is; null for none.</summary>
    public string? Schedule { get; init; }

    /// <summary>When that schedule was due for the run; null for none.</summary>
    public string? ScheduledTime { get; init; }

    /// <summary>The start of the interval that the run processes, as the run computes it; null for none.</summary>
    public string? IntervalStart { get; init; }

    /// <summary>The end of that interval.</summary>
    public string? IntervalEnd { get; init; }

    /// <summary>The id of the backfill that started the run; null for others.</summary>
    public string? Backfill { get; init; }

    /// <summary>
    /// The beginning of the hash of <see cref="Inputs"/>, by which runs with other inputs are distinguished; null without inputs.
    /// </summary>
    public string? InputsHash { get; init; }

    /// <summary>The id of the run that this one repeats from the failure; null for others.</summary>
    public string? RerunOf { get; init; }

    /// <summary>How often the run was resumed after an interruption.</summary>
    public int Resumed { get; init; }

    /// <summary>The path of the journal, if it is not in the folder of the run; null if it is.</summary>
    public string? Journal { get; init; }

    /// <summary>The number of steps in each state; none before the end.</summary>
    public StepCounts Steps { get; init; } = StepCounts.None;

    /// <summary>The first failure in one line; null for a run that has not failed.</summary>
    public string? Failure { get; init; }

    /// <summary>The size of the folder of the run, in bytes; 0 before the end.</summary>
    public long Bytes { get; init; }

    /// <summary>The hash of the line of the audit log that records the start; null without an audit log.</summary>
    public string? AuditHead { get; init; }

    /// <summary>The instant of <see cref="IntervalStart"/>; null for none.</summary>
    public DateTimeOffset? IntervalStartTime => TimeOf(IntervalStart);

    /// <summary>The instant of <see cref="IntervalEnd"/>; null for none.</summary>
    public DateTimeOffset? IntervalEndTime => TimeOf(IntervalEnd);

    /// <summary>True when the run can no longer change, except that an interrupted run can be resumed.</summary>
    public bool HasEnded => State is not (RecordedState.Running or RecordedState.Interrupted);

    /// <summary>The record as JSON. Keys are spelled as in the events.</summary>
    public string ToJson(bool indented = false) => ToValue().ToJson(indented);

    /// <summary>Reads what <see cref="ToJson"/> has written; unknown keys are ignored.</summary>
    public static bool TryParse(ReadOnlySpan<byte> json, [NotNullWhen(true)] out RunRecord? record)
    {
        record = WorkflowValue.TryFromJson(json, out var value, out _) && Fields.Text(value, "id") is { } id && RunId.IsId(id)
            ? FromValue(id, value)
            : null;
        return record is not null;
    }

    /// <summary>Does the same with a string.</summary>
    public static bool TryParse(string json, [NotNullWhen(true)] out RunRecord? record) =>
        TryParse(Encoding.UTF8.GetBytes(json), out record);

    internal WorkflowValue ToValue() => Fields.Map(
        ("format", 1),
        ("id", Id),
        ("pipeline", Pipeline),
        ("state", Name(State)),
        ("mode", Name(Mode)),
        ("real_time", IsRealTime),
        ("started", Fields.Time(Started)),
        ("ended", Fields.Time(Ended)),
        ("duration_seconds", Duration is { } duration ? duration.TotalSeconds : WorkflowValue.Null),
        ("definition", Definition),
        ("definition_hash", DefinitionHash),
        ("environment", Environment),
        ("by", Actor.ToValue()),
        ("cancelled_by", CancelledBy),
        (
            "inputs",
            Inputs is not null && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(Inputs), out var inputs, out _) ? inputs : default),
        ("schedule", Schedule),
        ("scheduled_time", ScheduledTime),
        ("interval_start", IntervalStart),
        ("interval_end", IntervalEnd),
        ("backfill", Backfill),
        ("inputs_hash", InputsHash),
        ("rerun_of", RerunOf),
        ("resumed", Resumed > 0 ? Resumed : WorkflowValue.Null),
        ("journal", Journal),
        ("steps", Fields.Map(
            ("total", Steps.Total), ("succeeded", Steps.Succeeded), ("failed", Steps.Failed), ("skipped", Steps.Skipped))),
        ("failure", Failure),
        ("bytes", Bytes),
        ("audit_head", AuditHead));

    private static RunRecord FromValue(string id, WorkflowValue value) => new(id)
    {
        Pipeline = Fields.Text(value, "pipeline") ?? string.Empty,
        State = Parse(Fields.Text(value, "state"), RecordedState.Interrupted),
        Mode = Parse(Fields.Text(value, "mode"), RunMode.Simulate),
        IsRealTime = value["real_time"].TryGetBoolean(out var real) && real,
        Started = Fields.Time(value, "started") ?? RunId.TimeOf(id) ?? default,
        Ended = Fields.Time(value, "ended"),
        Duration = value["duration_seconds"].TryGetNumber(out var seconds) ? TimeSpan.FromSeconds(seconds) : null,
        Definition = Fields.Text(value, "definition"),
        DefinitionHash = Fields.Text(value, "definition_hash"),
        Environment = Fields.Text(value, "environment"),
        Actor = RunActor.FromValue(value["by"]),
        CancelledBy = Fields.Text(value, "cancelled_by"),
        Inputs = value["inputs"].IsNull ? null : value["inputs"].ToJson(),
        Schedule = Fields.Text(value, "schedule"),
        ScheduledTime = Fields.Text(value, "scheduled_time"),
        IntervalStart = Fields.Text(value, "interval_start"),
        IntervalEnd = Fields.Text(value, "interval_end"),
        Backfill = Fields.Text(value, "backfill"),
        InputsHash = Fields.Text(value, "inputs_hash"),
        RerunOf = Fields.Text(value, "rerun_of"),
        Resumed = (int)Fields.Number(value, "resumed"),
        Journal = Fields.Text(value, "journal"),
        Steps = new StepCounts(
            (int)Fields.Number(value["steps"], "total"),
            (int)Fields.Number(value["steps"], "succeeded"),
            (int)Fields.Number(value["steps"], "failed"),
            (int)Fields.Number(value["steps"], "skipped")),
        Failure = Fields.Text(value, "failure"),
        Bytes = Fields.Number(value, "bytes"),
        AuditHead = Fields.Text(value, "audit_head"),
    };

    /// <summary>The instant of a time of the run; null if it is none.</summary>
    internal static DateTimeOffset? TimeOf(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var time) ? time : null;

    private static string Name<T>(T value)
        where T : struct, Enum => value.ToString().ToLowerInvariant();

    private static T Parse<T>(string? text, T otherwise)
        where T : struct, Enum => Enum.TryParse<T>(text, ignoreCase: true, out var value) && Enum.IsDefined(value) ? value : otherwise;
}
