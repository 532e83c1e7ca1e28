using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>How many runs of the pipeline may be active at once (docs/concurrency.md).</summary>
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

    /// <summary>
    /// A value that may contain expressions: only runs with the same value wait for each other. Null means that all runs of the pipeline
    /// do.
    /// </summary>
    public string? Key { get; private init; }

    /// <summary>The name of a pool that several pipelines of a local server share; null for none.</summary>
    public string? Pool { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    /// <summary>The number of runs that may be active at once, with the default.</summary>
    internal int EffectiveLimit => Limit ?? 1;

    /// <summary>What happens to a run over the limit, with the default.</summary>
    internal ConcurrencyBehavior EffectiveBehavior => Behavior ?? ConcurrencyBehavior.Queue;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Limit"/>.</summary>
    public ConcurrencyPolicy WithLimit(int? value) => this with { Limit = value };

    /// <summary>The same with another <see cref="Behavior"/>.</summary>
    public ConcurrencyPolicy WithBehavior(ConcurrencyBehavior? value) => this with { Behavior = value };

    /// <summary>The same with another <see cref="Key"/>.</summary>
    public ConcurrencyPolicy WithKey(string? value) => this with { Key = value };

    /// <summary>The same with another <see cref="Pool"/>.</summary>
    public ConcurrencyPolicy WithPool(string? value) => this with { Pool = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public ConcurrencyPolicy WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal ConcurrencyPolicy WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => $"{Limit} {Behavior}";
}
