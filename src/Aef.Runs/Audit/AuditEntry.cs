using System.Diagnostics.CodeAnalysis;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Audit;

/// <summary>A line of the audit log: who did what, when, and with which definition and inputs.</summary>
/// <param name="Sequence">The number of the line, counted from 0.</param>
/// <param name="Time">When.</param>
/// <param name="Action">What: <c>run</c>, <c>simulate</c>, <c>rerun</c>, <c>resume</c>, <c>cancel</c>, <c>approve</c>,
/// <c>reject</c>, <c>backfill</c>, <c>prune</c>.</param>
/// <param name="Actor">Who.</param>
public sealed record AuditEntry(long Sequence, DateTimeOffset Time, string Action, RunActor Actor)
{
    /// <summary>The id of the run; null for an action that is not about one.</summary>
    public string? Run { get; init; }

    /// <summary>The name of the pipeline.</summary>
    public string? Pipeline { get; init; }

    /// <summary>The path of the definition.</summary>
    public string? Definition { get; init; }

    /// <summary>The hash of the definition's text.</summary>
    public string? DefinitionHash { get; init; }

    /// <summary>The environment.</summary>
    public string? Environment { get; init; }

    /// <summary>The inputs as JSON, with secrets masked.</summary>
    public string? Inputs { get; init; }

    /// <summary>Details for people, such as the number of runs that were removed.</summary>
    public string? Detail { get; init; }

    /// <summary>The hash of the line before; that of the first line is 64 zeros.</summary>
    public string Previous { get; init; } = AuditLog.NoHash;

    /// <summary>The hash of this line, which the next one contains.</summary>
    public string Hash { get; init; } = string.Empty;

    /// <summary>The entry as JSON, with its hash.</summary>
    public string ToJson() => ToValue().With("hash", Hash).ToJson();

    internal WorkflowValue ToValue() => Fields.Map(
        ("seq", Sequence),
        ("time", Fields.Time(Time)),
        ("action", Action),
        ("by", Actor.ToValue()),
        ("run", Run),
        ("pipeline", Pipeline),
        ("definition", Definition),
        ("definition_hash", DefinitionHash),
        ("environment", Environment),
        ("inputs", Inputs is null ? default : WorkflowValue.FromJson(Inputs)),
        ("detail", Detail),
        ("previous", Previous));

    internal static bool TryParse(ReadOnlySpan<byte> line, string hash, [NotNullWhen(true)] out AuditEntry? entry)
    {
        entry = WorkflowValue.TryFromJson(line, out var value, out _)
            && value["seq"].TryGetInteger(out var sequence)
            && Fields.Time(value, "time") is { } time
            && Fields.Text(value, "action") is { } action
            && Fields.Text(value, "previous") is { } previous
                ? new AuditEntry(sequence, time, action, RunActor.FromValue(value["by"]))
                {
                    Run = Fields.Text(value, "run"),
                    Pipeline = Fields.Text(value, "pipeline"),
                    Definition = Fields.Text(value, "definition"),
                    DefinitionHash = Fields.Text(value, "definition_hash"),
                    Environment = Fields.Text(value, "environment"),
                    Inputs = value["inputs"].IsNull ? null : value["inputs"].ToString(),
                    Detail = Fields.Text(value, "detail"),
                    Previous = previous,
                    Hash = hash,
                }
                : null;
        return entry is not null;
    }
}
