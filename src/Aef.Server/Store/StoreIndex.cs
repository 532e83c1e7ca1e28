namespace Aef.Server.Store;

/// <summary>Where each record of a store is. Not safe for more than one thread at a time.</summary>
internal sealed class StoreIndex
{
    // The part of a record that is not its value, roughly.
    private const int Overhead = 64;

    private readonly Dictionary<string, Dictionary<string, StoreSlot>> _collections = new(StringComparer.Ordinal);

    /// <summary>The size of the records that exist, roughly.</summary>
    public long LiveBytes { get; private set; }

    /// <summary>Sets the location of a record; null removes it.</summary>
    public void Set(string collection, string key, StoreSlot? slot)
    {
        if (!_collections.TryGetValue(collection, out var records))
        {
            _collections.Add(collection, records = new Dictionary<string, StoreSlot>(StringComparer.Ordinal));
        }

        if (records.Remove(key, out var old))
        {
            LiveBytes -= old.Length + Overhead;
        }

        if (slot is not null)
        {
            records.Add(key, slot);
            LiveBytes += slot.Length + Overhead;
        }
    }

    /// <summary>The location of a record; null if it does not exist.</summary>
    public StoreSlot? Find(string collection, string key) => _collections.GetValueOrDefault(collection)?.GetValueOrDefault(key);

    /// <summary>The keys of a collection in ordinal order.</summary>
    public IReadOnlyList<string> Keys(string collection)
    {
        if (!_collections.TryGetValue(collection, out var records))
        {
            return [];
        }

        var keys = records.Keys.ToArray();
        Array.Sort(keys, StringComparer.Ordinal);
        return keys;
    }

    /// <summary>All records.</summary>
    public IEnumerable<(string Collection, string Key, StoreSlot Slot)> All() =>
        from collection in _collections from record in collection.Value select (collection.Key, record.Key, record.Value);
}
