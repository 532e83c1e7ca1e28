using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>
/// The locations of a node and its keys. All instances are equal to each other: the models are records that hold one, and their equality
/// must not depend on locations.
/// </summary>
internal sealed class NodeOrigin : IEquatable<NodeOrigin>
{
    private readonly KeyLocation[] _keys;

    public NodeOrigin(Location location, IReadOnlyList<KeyLocation>? keys = null)
    {
        ArgumentNullException.ThrowIfNull(location);
        Location = location;
        _keys = keys is null ? [] : [.. keys];
    }

    public static NodeOrigin None { get; } = new(Location.None);

    public Location Location { get; }

    public static NodeOrigin Of(Location? location) => location is null || ReferenceEquals(location, Location.None) ? None : new(location);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The location of a key's value, or that of the node when the source does not have the key.</summary>
    public Location ValueOf(string key) => Find(key)?.Value ?? Location;

    /// <summary>The location of a key, or that of the node when the source does not have the key.</summary>
    public Location KeyOf(string key) => Find(key)?.Key ?? Location;

    public NodeOrigin At(Location location) => new(location, _keys);

    /// <summary>The same, with one key at another location.</summary>
    public NodeOrigin With(string key, Location location) =>
        new(
            Location,
            [
                .. _keys.Where(k => !string.Equals(k.Name, key, StringComparison.OrdinalIgnoreCase)),
                new KeyLocation(key, location, location),
            ]);

    public bool Equals(NodeOrigin? other) => other is not null;

    public override bool Equals(object? obj) => obj is NodeOrigin;

    public override int GetHashCode() => 0;

    private KeyLocation? Find(string key)
    {
        foreach (var location in _keys)
        {
            if (string.Equals(location.Name, key, StringComparison.OrdinalIgnoreCase))
            {
                return location;
            }
        }

        return null;
    }
}
