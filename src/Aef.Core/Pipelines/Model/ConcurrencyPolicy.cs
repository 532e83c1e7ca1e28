using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>How many runs of the pipeline may be active at once.</summary>
public sealed record ConcurrencyPolicy
{
    /// <summary>Creates a policy; null means that the key is absent.</summary>
    public ConcurrencyPolicy(int? limit = null, ConcurrencyBehavior? behavior = null, Location? location = null)
    {
        Limit = limit;
        Behavior = behavior;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The number of runs.</summary>
    public int? Limit { get; private init; }

    /// <summary>What happens to a run over the limit; null means that it waits.</summary>
    public ConcurrencyBehavior? Behavior { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Limit"/>.</summary>
    public ConcurrencyPolicy WithLimit(int? value) => this with { Limit = value };

    /// <summary>The same with another <see cref="Behavior"/>.</summary>
    public ConcurrencyPolicy WithBehavior(ConcurrencyBehavior? value) => this with { Behavior = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public ConcurrencyPolicy WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    internal ConcurrencyPolicy WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => $"{Limit} {Behavior}";
}
