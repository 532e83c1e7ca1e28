namespace Aef.Server.Storage;

/// <summary>The objects of a bucket, ordered by name and generation. The owner locks.</summary>
internal sealed class BucketContents
{
    private readonly List<string> _names = [];
    private readonly Dictionary<string, List<StoredObject>> _objects = new(StringComparer.Ordinal);

    /// <summary>True if there is no object, not even a noncurrent generation.</summary>
    public bool IsEmpty => _names.Count == 0;

    /// <summary>All generations.</summary>
    public IEnumerable<StoredObject> All => _objects.Values.SelectMany(g => g);

    /// <summary>The live generation of an object, or the one that is asked for; null if there is none.</summary>
    public StoredObject? Find(string name, long? generation = null) =>
        _objects.TryGetValue(name, out var generations)
            ? generations.Find(g => generation is null ? g.IsLive : g.Generation == generation)
            : null;

    /// <summary>Adds a generation, or replaces the same one.</summary>
    public void Put(StoredObject value)
    {
        var name = value.Resource.Name ?? string.Empty;
        if (!_objects.TryGetValue(name, out var generations))
        {
            _objects.Add(name, generations = []);
            _names.Insert(~_names.BinarySearch(name, Utf8Order.Instance), name);
        }

        generations.RemoveAll(g => g.Generation == value.Generation);
        var at = generations.FindIndex(g => g.Generation > value.Generation);
        generations.Insert(at < 0 ? generations.Count : at, value);
    }

    /// <summary>Removes a generation.</summary>
    public void Remove(StoredObject value)
    {
        var name = value.Resource.Name ?? string.Empty;
        if (_objects.TryGetValue(name, out var generations)
            && generations.RemoveAll(g => g.Generation == value.Generation) > 0
            && generations.Count == 0)
        {
            _objects.Remove(name);
            _names.RemoveAt(_names.BinarySearch(name, Utf8Order.Instance));
        }
    }

    /// <summary>The objects from a name on, in order: the live ones, or all generations.</summary>
    public IEnumerable<StoredObject> From(string name, bool allGenerations)
    {
        var start = _names.BinarySearch(name, Utf8Order.Instance);
        for (var i = start < 0 ? ~start : start; i < _names.Count; i++)
        {
            foreach (var generation in _objects[_names[i]].Where(g => allGenerations || g.IsLive))
            {
                yield return generation;
            }
        }
    }
}
