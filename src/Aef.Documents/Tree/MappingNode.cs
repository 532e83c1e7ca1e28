using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>A mapping of strings to nodes, in the order of the source. Keys are unique, because readers reject duplicates.</summary>
public sealed class MappingNode : DocumentNode, IEquatable<MappingNode>
{
    private readonly IReadOnlyList<MappingEntry> _entries;
    private Dictionary<string, DocumentNode>? _byKey;

    /// <summary>Creates a mapping.</summary>
    public MappingNode(IReadOnlyList<MappingEntry> entries, Location? location = null)
        : base(location ?? Location.None)
    {
        ArgumentNullException.ThrowIfNull(entries);
        _entries = entries;
    }

    /// <inheritdoc/>
    public override string Kind => "an object";

    /// <inheritdoc/>
    public override object Plain
    {
        get
        {
            var map = new OrderedDictionary<string, object?>(_entries.Count, StringComparer.Ordinal);
            foreach (var entry in _entries)
            {
                map.TryAdd(entry.Key, entry.Value.Plain);
            }

            return map;
        }
    }

    /// <summary>The value of a key (case-sensitive), or null.</summary>
    public DocumentNode? this[string key]
    {
        get
        {
            if (_entries.Count > 8)
            {
                _byKey ??= _entries.GroupBy(e => e.Key, StringComparer.Ordinal)
                    .ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
                return _byKey.GetValueOrDefault(key);
            }

            foreach (var entry in _entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Equal when both have the same keys with equal values; the order of keys does not matter.</summary>
    public bool Equals(MappingNode? other) =>
        other is not null
            && _entries.Count == other._entries.Count
            && _entries.All(e => other[e.Key] is { } value && value.Equals(e.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MappingNode);

    /// <inheritdoc/>
    public override int GetHashCode() => _entries.Count;

    internal IReadOnlyList<MappingEntry> GetEntries() => _entries;
}
