using Aef.Workflows.Diagnostics;

namespace Aef.Workflows.Documents;

/// <summary>A map from texts to nodes, in the order of the source. Readers refuse duplicate keys, so keys are unique.</summary>
public sealed class MappingNode : DocumentNode, IEquatable<MappingNode>
{
    private Dictionary<string, DocumentNode>? _byKey;

    /// <summary>Makes a map.</summary>
    public MappingNode(IReadOnlyList<MappingEntry> entries, Location? location = null)
        : base(location ?? Location.None)
    {
        ArgumentNullException.ThrowIfNull(entries);
        Entries = entries;
    }

    /// <summary>The entries in order.</summary>
    public IReadOnlyList<MappingEntry> Entries { get; }

    /// <inheritdoc/>
    public override string Kind => "a map";

    /// <summary>The value of a key (compared with regard to case), or null.</summary>
    public DocumentNode? this[string key]
    {
        get
        {
            if (Entries.Count > 8)
            {
                _byKey ??= Entries.GroupBy(e => e.Key, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.First().Value, StringComparer.Ordinal);
                return _byKey.GetValueOrDefault(key);
            }

            foreach (var entry in Entries)
            {
                if (string.Equals(entry.Key, key, StringComparison.Ordinal))
                {
                    return entry.Value;
                }
            }

            return null;
        }
    }

    /// <summary>Equal when both have the same keys with equal values; the order of keys does not count.</summary>
    public bool Equals(MappingNode? other) =>
        other is not null && Entries.Count == other.Entries.Count && Entries.All(e => other[e.Key] is { } value && value.Equals(e.Value));

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MappingNode);

    /// <inheritdoc/>
    public override int GetHashCode() => Entries.Count;
}
