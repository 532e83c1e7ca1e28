using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Admission;

/// <summary>A run that asks for admission, as other processes see it. It counts while its process holds the lock of the run.</summary>
/// <param name="Id">The id of the run.</param>
/// <param name="Group">The runs that wait for each other: the pipeline or the pool, and the value of the key.</param>
/// <param name="Number">The order in which the runs of the group have asked.</param>
internal sealed record QueuedRun(string Id, string Group, long Number)
{
    /// <summary>How many runs of the group may be active when this one is.</summary>
    public int Limit { get; init; } = 1;

    /// <summary>True for a run of a backfill, which other runs precede.</summary>
    public bool IsBackfill { get; init; }

    /// <summary>True when the run was admitted.</summary>
    public bool IsAdmitted { get; init; }

    /// <summary>True when a later run has asked for its cancellation.</summary>
    public bool IsVictim { get; init; }

    /// <summary>
    /// The runs that may begin now: other runs before those of backfills, each in the order in which they asked. A run that must wait holds
    /// up all later ones, unless it is to be cancelled.
    /// </summary>
    public static IEnumerable<QueuedRun> Next(IReadOnlyCollection<QueuedRun> group)
    {
        var active = group.Count(r => r.IsAdmitted);
        return group.Where(r => r is { IsAdmitted: false, IsVictim: false })
            .OrderBy(r => r.IsBackfill)
            .ThenBy(r => r.Number)
            .TakeWhile(r => active++ < r.Limit);
    }

    /// <summary>The request as JSON.</summary>
    public string ToJson() => Fields.Map(
        ("group", Group),
        ("number", Number),
        ("limit", Limit),
        ("backfill", IsBackfill ? true : WorkflowValue.Null),
        ("admitted", IsAdmitted ? true : WorkflowValue.Null),
        ("victim", IsVictim ? true : WorkflowValue.Null)).ToJson();

    /// <summary>Reads what <see cref="ToJson"/> has written; null for anything else.</summary>
    public static QueuedRun? Parse(string id, ReadOnlySpan<byte> json) =>
        WorkflowValue.TryFromJson(json, out var value, out _) && Fields.Text(value, "group") is { } group
            ? new QueuedRun(id, group, Fields.Number(value, "number"))
            {
                Limit = (int)Math.Clamp(Fields.Number(value, "limit"), 1, int.MaxValue),
                IsBackfill = IsTrue(value, "backfill"),
                IsAdmitted = IsTrue(value, "admitted"),
                IsVictim = IsTrue(value, "victim"),
            }
            : null;

    private static bool IsTrue(WorkflowValue map, string name) => map[name].TryGetBoolean(out var value) && value;
}
