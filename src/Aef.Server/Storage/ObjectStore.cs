using System.Globalization;
using System.Text;
using Aef.Google.Rest.Storage;
using Aef.Server.Store;

namespace Aef.Server.Storage;

/// <summary>
/// The buckets and objects. Each change is checked, applied and written in one order; a method returns when the change is durable.
/// </summary>
internal sealed class ObjectStore(IServerStore store, BlobFolder blobs, TimeProvider clock)
{
    private const string BucketRecords = "storage.buckets";
    private const string ObjectRecords = "storage.objects";

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, StoredBucket> _buckets = new(StringComparer.Ordinal);
    private readonly Dictionary<string, BucketContents> _contents = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _uses = new(StringComparer.Ordinal);
    private long _lastGeneration;

    /// <summary>The numbers of buckets and of objects.</summary>
    public (int Buckets, int Objects) Count
    {
        get
        {
            lock (_lock)
            {
                return (_buckets.Count, _contents.Values.Sum(c => c.All.Count()));
            }
        }
    }

    /// <summary>Reads the records of the store; returns the ids of the contents that objects use.</summary>
    public IReadOnlySet<string> Restore()
    {
        lock (_lock)
        {
            Clear();
            foreach (var key in store.Keys(BucketRecords))
            {
                AddBucket(StoreRecords.Read(store, BucketRecords, key, StorageJson.Default.StoredBucket));
            }

            foreach (var key in store.Keys(ObjectRecords))
            {
                var value = StoreRecords.Read(store, ObjectRecords, key, StorageJson.Default.StoredObject);
                _contents[value.Resource.Bucket!].Put(value); // each object has its bucket
                Use(value.Blob, 1);
                _lastGeneration = Math.Max(_lastGeneration, value.Generation);
            }

            return _uses.Keys.ToHashSet(StringComparer.Ordinal);
        }
    }

    /// <summary>Forgets everything.</summary>
    public void Clear()
    {
        lock (_lock)
        {
            _buckets.Clear();
            _contents.Clear();
            _uses.Clear();
        }
    }

    /// <summary>The buckets of a project, ordered by name.</summary>
    public IReadOnlyList<Bucket> Buckets(string project)
    {
        lock (_lock)
        {
            return [.. _buckets.Values.Where(b => b.Project == project).Select(b => b.Resource)];
        }
    }

    /// <summary>A bucket.</summary>
    public StoredBucket Bucket(string name)
    {
        lock (_lock)
        {
            return _buckets.TryGetValue(name, out var bucket) ? bucket : throw StorageErrors.NoBucket();
        }
    }

    /// <summary>Creates a bucket.</summary>
    public async Task<Bucket> CreateBucketAsync(Bucket stated, string project)
    {
        var now = clock.GetUtcNow();
        var bucket = new StoredBucket(
            stated with
            {
                Id = stated.Name,
                Kind = "storage#bucket",
                Location = (stated.Location ?? "US").ToUpperInvariant(),
                LocationType = stated.Location is null or "US" or "EU" or "ASIA" or "us" or "eu" or "asia" ? "multi-region" : "region",
                StorageClass = stated.StorageClass ?? "STANDARD",
                Metageneration = 1,
                Etag = Etag(1, 0),
                ProjectNumber = 0,
                TimeCreated = now,
                Updated = now,
            },
            project);
        Task written;
        lock (_lock)
        {
            if (_buckets.ContainsKey(stated.Name!)) // was checked
            {
                throw StorageErrors.Conflict("Your previous request to create the named bucket succeeded and you already own it.");
            }

            AddBucket(bucket);
            written = Write(bucket);
        }

        await written.ConfigureAwait(false);
        return bucket.Resource;
    }

    /// <summary>Changes a bucket.</summary>
    public async Task<Bucket> ChangeBucketAsync(string name, Preconditions conditions, Func<Bucket, Bucket> change)
    {
        StoredBucket bucket;
        Task written;
        lock (_lock)
        {
            var current = Bucket(name);
            CheckBucket(current, conditions);
            var metageneration = (current.Resource.Metageneration ?? 0) + 1;
            bucket = current with
            {
                Resource = change(current.Resource) with
                {
                    Metageneration = metageneration,
                    Etag = Etag(metageneration, 0),
                    Updated = clock.GetUtcNow(),
                },
            };
            _buckets[name] = bucket;
            written = Write(bucket);
        }

        await written.ConfigureAwait(false);
        return bucket.Resource;
    }

    /// <summary>Deletes an empty bucket.</summary>
    public async Task DeleteBucketAsync(string name, Preconditions conditions)
    {
        Task written;
        lock (_lock)
        {
            CheckBucket(Bucket(name), conditions);
            if (!_contents[name].IsEmpty)
            {
                throw StorageErrors.Conflict("The bucket you tried to delete is not empty.");
            }

            _buckets.Remove(name);
            _contents.Remove(name);
            written = store.WriteAsync(StoreChange.Delete(BucketRecords, name));
        }

        await written.ConfigureAwait(false);
    }

    /// <summary>The live generation of an object, or the one that is asked for.</summary>
    public StoredObject Find(string bucket, string name, long? generation) =>
        TryFind(bucket, name, generation) ?? throw StorageErrors.NoObject(bucket, name);

    /// <summary>The live generation of an object, or the one that is asked for; null if there is none.</summary>
    public StoredObject? TryFind(string bucket, string name, long? generation)
    {
        lock (_lock)
        {
            Bucket(bucket);
            return _contents[bucket].Find(name, generation);
        }
    }

    /// <summary>A page of the objects of a bucket.</summary>
    public ObjectPage List(string bucket, ObjectQuery query)
    {
        lock (_lock)
        {
            Bucket(bucket);
            return ObjectPage.Read(_contents[bucket], query);
        }
    }

    /// <summary>Adds an object, or replaces its live generation. The content is deleted if that fails.</summary>
    /// <param name="stated">The metadata.</param>
    /// <param name="content">The size and the checksums.</param>
    /// <param name="blob">The id of the content.</param>
    /// <param name="conditions">The conditions on the object that exists.</param>
    /// <param name="further">Makes further changes of the store, which are written together with this one.</param>
    /// <param name="isShared">True if the content is that of another object, which may be deleted at the same time.</param>
    public async Task<StorageObject> PutAsync(
        StorageObject stated,
        ObjectContent content,
        string blob,
        Preconditions conditions,
        Func<StorageObject, StoreChange>? further = null,
        bool isShared = false)
    {
        var (bucket, name) = (stated.Bucket ?? string.Empty, stated.Name ?? string.Empty);
        StoredObject added;
        Task written;
        string? unused = null;
        try
        {
            lock (_lock)
            {
                var keeps = Bucket(bucket).KeepsGenerations;
                if (isShared && !_uses.ContainsKey(blob))
                {
                    throw StorageErrors.Create(404, "notFound", "The source was deleted in the meantime.");
                }

                var contents = _contents[bucket];
                var current = contents.Find(name);
                conditions.Check(current?.Resource);
                added = new StoredObject(ObjectResources.Create(stated, content, NextGeneration(), clock.GetUtcNow()), blob);
                var changes = new List<StoreChange> { Change(added) };
                if (current is not null)
                {
                    changes.Insert(0, Retire(contents, current, keeps, out unused));
                }

                if (further is not null)
                {
                    changes.Add(further(added.Resource));
                }

                contents.Put(added);
                Use(blob, 1);
                written = store.WriteAsync(changes);
            }
        }
        catch
        {
            DeleteIfUnused(blob);
            throw;
        }

        await written.ConfigureAwait(false);
        DeleteIfUnused(unused);
        return added.Resource;
    }

    /// <summary>Changes the metadata of an object.</summary>
    public async Task<StorageObject> ChangeAsync(
        string bucket,
        string name,
        long? generation,
        Preconditions conditions,
        Func<StorageObject, StorageObject> change)
    {
        StoredObject changed;
        Task written;
        lock (_lock)
        {
            var current = Find(bucket, name, generation);
            conditions.Check(current.Resource);
            var metageneration = (current.Resource.Metageneration ?? 0) + 1;
            changed = current with
            {
                Resource = change(current.Resource) with
                {
                    Metageneration = metageneration,
                    Etag = Etag(current.Generation, metageneration),
                    Updated = clock.GetUtcNow(),
                },
            };
            _contents[bucket].Put(changed);
            written = store.WriteAsync(Change(changed));
        }

        await written.ConfigureAwait(false);
        return changed.Resource;
    }

    /// <summary>Deletes the live generation of an object, or the one that is named.</summary>
    public async Task DeleteAsync(string bucket, string name, long? generation, Preconditions conditions)
    {
        Task written;
        string? unused;
        lock (_lock)
        {
            var current = Find(bucket, name, generation);
            conditions.Check(current.Resource);
            var keeps = generation is null && Bucket(bucket).KeepsGenerations;
            written = store.WriteAsync(Retire(_contents[bucket], current, keeps, out unused));
        }

        await written.ConfigureAwait(false);
        DeleteIfUnused(unused);
    }

    /// <summary>The entity tag of a generation and a metageneration.</summary>
    internal static string Etag(long generation, long metageneration) =>
        Convert.ToBase64String(Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{generation}.{metageneration}")));

    /// <summary>A replaced or deleted generation is removed, or becomes noncurrent.</summary>
    private StoreChange Retire(BucketContents contents, StoredObject current, bool keeps, out string? unused)
    {
        unused = null;
        if (keeps)
        {
            var noncurrent = current with { IsLive = false };
            contents.Put(noncurrent);
            return Change(noncurrent);
        }

        contents.Remove(current);
        unused = Use(current.Blob, -1) == 0 ? current.Blob : null;
        return StoreChange.Delete(ObjectRecords, Key(current));
    }

    private int Use(string blob, int change)
    {
        var uses = _uses.GetValueOrDefault(blob) + change;
        if (uses == 0)
        {
            _uses.Remove(blob);
        }
        else
        {
            _uses[blob] = uses;
        }

        return uses;
    }

    private void DeleteIfUnused(string? blob)
    {
        if (blob is null)
        {
            return;
        }

        lock (_lock)
        {
            if (_uses.ContainsKey(blob))
            {
                return;
            }
        }

        blobs.Delete(blob);
    }

    private void AddBucket(StoredBucket bucket)
    {
        _buckets[bucket.Resource.Name!] = bucket; // has one
        _contents[bucket.Resource.Name!] = new BucketContents();
    }

    private Task Write(StoredBucket bucket) =>
        store.WriteAsync(StoreChange.Put(BucketRecords, bucket.Resource.Name!, bucket, StorageJson.Default.StoredBucket)); // has one

    /// <summary>Microseconds, as Google's are; each one later than all before.</summary>
    private long NextGeneration() =>
        _lastGeneration = Math.Max(_lastGeneration + 1, (clock.GetUtcNow() - DateTimeOffset.UnixEpoch).Ticks / TimeSpan.TicksPerMicrosecond);

    private static void CheckBucket(StoredBucket bucket, Preconditions conditions) =>
        (conditions with { GenerationMatch = null, GenerationNotMatch = null })
            .Check(new StorageObject { Metageneration = bucket.Resource.Metageneration });

    private static StoreChange Change(StoredObject value) =>
        StoreChange.Put(ObjectRecords, Key(value), value, StorageJson.Default.StoredObject);

    private static string Key(StoredObject value) => string.Create(
        CultureInfo.InvariantCulture,
        $"{value.Resource.Bucket}\n{value.Resource.Name}\n{value.Generation}");
}
