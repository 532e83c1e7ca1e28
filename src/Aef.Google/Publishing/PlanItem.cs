using System.Text.Json.Serialization;
using Aef.Core.Operations;

namespace Aef.Google.Publishing;

/// <summary>What a plan does with one resource.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Name">Its id; for an object, its address.</param>
/// <param name="Action">What happens.</param>
public sealed record PlanItem(ResourceKind Kind, string Name, PlanAction Action)
{
    /// <summary>The hash of what the definitions describe; null for a resource without a definition.</summary>
    public string? Hash { get; init; }

    /// <summary>The state at Google when the plan was created; null if the resource did not exist.</summary>
    public PlanFingerprint? Before { get; init; }

    /// <summary>The settings that change. Sources and bodies are named without their values.</summary>
    public IReadOnlyList<PlanChange> Changes { get; init; } = [];

    /// <summary>The next five runs of a schedule as it is at Google.</summary>
    public IReadOnlyList<DateTimeOffset> RunsBefore { get; init; } = [];

    /// <summary>The next five runs of a schedule as the plan leaves it.</summary>
    public IReadOnlyList<DateTimeOffset> RunsAfter { get; init; } = [];

    /// <summary>The lines of the source or body that change, for people. They are not part of a plan file.</summary>
    [JsonIgnore]
    public IReadOnlyList<DiffLine> Lines { get; init; } = [];
}
