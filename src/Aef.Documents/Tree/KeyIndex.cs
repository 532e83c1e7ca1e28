namespace Aef.Documents.Tree;

/// <summary>Finds duplicate keys while a mapping grows: a short one is searched, a long one uses a set.</summary>
public static class KeyIndex
{
    private const int SearchedEntries = 8;

    /// <summary>
    /// True when the key is new. <paramref name="keys"/> belongs to the caller, starts as null and is created when needed.
    /// </summary>
    public static bool TryAdd(List<MappingEntry> entries, ref HashSet<string>? keys, string key)
    {
        ArgumentNullException.ThrowIfNull(entries);
        if (keys is not null)
        {
            return keys.Add(key);
        }

        foreach (var entry in entries)
        {
            if (string.Equals(entry.Key, key, StringComparison.Ordinal))
            {
                return false;
            }
        }

        if (entries.Count >= SearchedEntries)
        {
            keys = new HashSet<string>(entries.Select(e => e.Key), StringComparer.Ordinal) { key };
        }

        return true;
    }
}
