using Aef.Workflows.Diagnostics;

namespace Aef.Core.Model;

/// <summary>
/// Where a node and its keys stand. All places are equal to each other: the models are records that hold one,
/// and their equality must not see locations.
/// </summary>
internal sealed class NodePlace : IEquatable<NodePlace>
{
    private readonly IReadOnlyList<KeyPlace> _keys;

    public NodePlace(Location location, IReadOnlyList<KeyPlace>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
        _keys = keys ?? [];
    }

    public static NodePlace None { get; } = new(Location.None);

    public Location Location { get; }

    public static NodePlace Of(Location? location) => location is null || ReferenceEquals(location, Location.None) ? None : new(location);

    /// <summary>True when the source gave the key, even with a value that could not be read.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The place of a key's value, or the node's own when the source did not give the key.</summary>
    public Location ValueOf(string key) => Find(key)?.Value ?? Location;

    /// <summary>The place of a key, or the node's own when the source did not give the key.</summary>
    public Location KeyOf(string key) => Find(key)?.Key ?? Location;

    public NodePlace At(Location location) => new(location, _keys);

    /// <summary>The same, with one key given at another place.</summary>
    public NodePlace With(string key, Location location) =>
        new(Location, [.. _keys.Where(k => !string.Equals(k.Name, key, StringComparison.OrdinalIgnoreCase)), new KeyPlace(key, location, location)]);

    public bool Equals(NodePlace? other) => other is not null;

    public override bool Equals(object? obj) => obj is NodePlace;

    public override int GetHashCode() => 0;

    private KeyPlace? Find(string key)
    {
        foreach (var place in _keys)
        {
            if (string.Equals(place.Name, key, StringComparison.OrdinalIgnoreCase))
            {
                return place;
            }
        }

        return null;
    }
}
