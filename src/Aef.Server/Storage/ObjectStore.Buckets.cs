using System.Globalization;
using System.Text;
using Aef.Google.Rest.Storage;
using Aef.Server.Store;

namespace Aef.Server.Storage;

/// <summary>The buckets.</summary>
internal sealed partial class ObjectStore
{
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
}
