using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using Aef.Server;
using Aef.Tests.Server.Support;
using Google;
using Google.Cloud.Storage.V1;
using NewBucket = Google.Apis.Storage.v1.Data.Bucket;
using StorageObject = Google.Apis.Storage.v1.Data.Object;

namespace Aef.Tests.Server.Storage;

/// <summary>Google's own client library, as it is, against the server.</summary>
public sealed class GoogleClientTests : IAsyncLifetime
{
    private const string Bucket = "aef-client";
    private TestServer _server = null!;
    private StorageClient _client = null!;

    public async Task InitializeAsync()
    {
        _server = await TestServer.StartAsync();
        _client = Connect(_server);
        await _client.CreateBucketAsync("p1", Bucket);
    }

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _server.DisposeAsync();
    }

    [Fact]
    public async Task Buckets_are_created_listed_described_and_deleted()
    {
        await _client.CreateBucketAsync("p1", new NewBucket { Name = "aef-second", Location = "europe-west1" });
        _client.ListBuckets("p1").Select(b => b.Name).ShouldBe([Bucket, "aef-second"]);
        (await _client.GetBucketAsync("aef-second")).Location.ShouldBe("EUROPE-WEST1");
        (await Status(() => _client.CreateBucketAsync("p1", Bucket))).ShouldBe(HttpStatusCode.Conflict);
        await _client.DeleteBucketAsync("aef-second");
        (await Status(() => _client.GetBucketAsync("aef-second"))).ShouldBe(HttpStatusCode.NotFound);
        await UploadAsync("x", [1]);
        (await Status(() => _client.DeleteBucketAsync(Bucket))).ShouldBe(HttpStatusCode.Conflict);
        await _client.DeleteBucketAsync(Bucket, new DeleteBucketOptions { DeleteObjects = true });
        _client.ListBuckets("p1").ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(256 * 1024)]
    [InlineData((256 * 1024) + 1)]
    [InlineData(3_000_000)]
    public async Task What_is_uploaded_in_pieces_is_downloaded_again_with_the_same_checksums(int size)
    {
        var content = RandomNumberGenerator.GetBytes(size);
        using var stream = new MemoryStream(content);
        var created = await _client.UploadObjectAsync(
            Bucket, "dir/blob.bin", "application/x-test", stream, new UploadObjectOptions { ChunkSize = 256 * 1024 });
        created.Size.ShouldBe((ulong)size);
        created.ContentType.ShouldBe("application/x-test");
#pragma warning disable CA5351 // Cloud Storage describes objects by MD5.
        created.Md5Hash.ShouldBe(Convert.ToBase64String(MD5.HashData(content)));
#pragma warning restore CA5351
        (await DownloadAsync("dir/blob.bin")).ShouldBe(content);
    }

    [Fact]
    public async Task A_length_that_is_not_known_before_is_accepted()
    {
        var content = RandomNumberGenerator.GetBytes(600_000);
        await using var stream = new UnknownLength(content);
        await _client.UploadObjectAsync(Bucket, "streamed", null, stream, new UploadObjectOptions { ChunkSize = 256 * 1024 });
        (await DownloadAsync("streamed")).ShouldBe(content);
    }

    [Theory]
    [InlineData("a b+c")]
    [InlineData("lit%2Fx")]
    [InlineData("a/../b//c")]
    [InlineData("#?&=;@:$!'()*,[]")]
    [InlineData("ü€😀")]
    [InlineData("/leading")]
    [InlineData("trailing/")]
    [InlineData("%00%")]
    public async Task Odd_names_are_kept(string name)
    {
        await UploadAsync(name, Encoding.UTF8.GetBytes(name));
        Encoding.UTF8.GetString(await DownloadAsync(name)).ShouldBe(name);
        (await _client.GetObjectAsync(Bucket, name)).Name.ShouldBe(name);
        _client.ListObjects(Bucket).Select(o => o.Name).ShouldBe([name]);
        await _client.DeleteObjectAsync(Bucket, name);
        _client.ListObjects(Bucket).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(0L, 3L, "0123")]
    [InlineData(4L, null, "456789")]
    [InlineData(null, 2L, "89")]
    [InlineData(8L, 99L, "89")]
    public async Task Ranges_are_downloaded(long? from, long? to, string expected)
    {
        await UploadAsync("digits", "0123456789"u8.ToArray());
        using var stream = new MemoryStream();
        await _client.DownloadObjectAsync(Bucket, "digits", stream, new DownloadObjectOptions { Range = new RangeHeaderValue(from, to) });
        Encoding.UTF8.GetString(stream.ToArray()).ShouldBe(expected);
    }

    [Fact]
    public async Task Lists_have_pages_prefixes_and_folders()
    {
        string[] names = ["a.txt", "dir/1", "dir/2", "dir/sub/3", "dir/sub/4", "other/5", "z"];
        foreach (var name in names)
        {
            await UploadAsync(name, [1]);
        }

        _client.ListObjects(Bucket).Select(o => o.Name).ShouldBe(names);
        _client.ListObjects(Bucket, "dir/").Select(o => o.Name).ShouldBe(names[1..5]);
        _client.ListObjects(Bucket, null, new ListObjectsOptions { PageSize = 2 }).Select(o => o.Name).ShouldBe(names);
        _client.ListObjects(Bucket, null, new ListObjectsOptions { PageSize = 2 }).AsRawResponses().Count().ShouldBe(4);
        var level = _client.ListObjects(Bucket, "dir/", new ListObjectsOptions { Delimiter = "/" }).AsRawResponses().Single();
        level.Items.Select(o => o.Name).ShouldBe(["dir/1", "dir/2"]);
        level.Prefixes.ShouldBe(["dir/sub/"]);
        var pages = _client.ListObjects(Bucket, null, new ListObjectsOptions { Delimiter = "/", PageSize = 1 }).AsRawResponses().ToList();
        pages.SelectMany(p => (p.Items ?? []).Select(o => o.Name).Concat(p.Prefixes ?? [])).ShouldBe(["a.txt", "dir/", "other/", "z"]);
        _client.ListObjects(Bucket, null, new ListObjectsOptions { StartOffset = "dir/2", EndOffset = "other/" })
            .Select(o => o.Name).ShouldBe(["dir/2", "dir/sub/3", "dir/sub/4"]);
        _client.ListObjects(Bucket, null, new ListObjectsOptions { MatchGlob = "dir/**/4" }).Select(o => o.Name).ShouldBe(["dir/sub/4"]);
    }

    [Fact]
    public async Task Preconditions_hold_or_nothing_changes()
    {
        var first = await UploadAsync("file", [1], new UploadObjectOptions { IfGenerationMatch = 0 });
        (await Status(() => UploadAsync("file", [2], new UploadObjectOptions { IfGenerationMatch = 0 })))
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await DownloadAsync("file")).ShouldBe([1]);
        var second = await UploadAsync("file", [2], new UploadObjectOptions { IfGenerationMatch = first.Generation });
        second.Generation!.Value.ShouldBeGreaterThan(first.Generation!.Value);
        (await Status(() => _client.DeleteObjectAsync(Bucket, "file", new DeleteObjectOptions { IfGenerationMatch = first.Generation })))
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Status(() => _client.GetObjectAsync(Bucket, "file", new GetObjectOptions { IfGenerationNotMatch = second.Generation })))
            .ShouldBe(HttpStatusCode.NotModified);
        (await Status(() => _client.GetObjectAsync(Bucket, "file", new GetObjectOptions { Generation = first.Generation })))
            .ShouldBe(HttpStatusCode.NotFound);
        await _client.DeleteObjectAsync(Bucket, "file", new DeleteObjectOptions { IfGenerationMatch = second.Generation });
        (await Status(() => _client.GetObjectAsync(Bucket, "file"))).ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Metadata_is_stored_updated_and_patched()
    {
        var stated = new StorageObject
        {
            Bucket = Bucket, Name = "m", ContentType = "text/plain", CacheControl = "no-store", ContentLanguage = "en",
            ContentDisposition = "inline", Metadata = new Dictionary<string, string> { ["aef-owner"] = "me", ["Case"] = "kept" },
        };
        using var stream = new MemoryStream([1, 2]);
        var created = await _client.UploadObjectAsync(stated, stream);
        created.Metadata.ShouldBe(stated.Metadata);
        created.Metageneration.ShouldBe(1);
        created.ContentType = "text/csv";
        created.Metadata["more"] = "1";
        var updated = await _client.UpdateObjectAsync(created);
        updated.Metageneration.ShouldBe(2);
        updated.Generation.ShouldBe(created.Generation);
        updated.ContentType.ShouldBe("text/csv");
        updated.Metadata["more"].ShouldBe("1");
        var patched = await _client.PatchObjectAsync(
            new StorageObject { Bucket = Bucket, Name = "m", CacheControl = "private" },
            new PatchObjectOptions { IfMetagenerationMatch = 2 });
        (patched.CacheControl, patched.ContentLanguage, patched.Metageneration).ShouldBe(("private", "en", 3));
        patched.Metadata.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Objects_are_copied_with_their_content_and_metadata()
    {
        await _client.CreateBucketAsync("p1", "aef-target");
        var source = await UploadAsync("from/a", [1, 2, 3]);
        var copy = await _client.CopyObjectAsync(Bucket, "from/a", "aef-target", "to/b", new CopyObjectOptions { IfGenerationMatch = 0 });
        copy.Crc32c.ShouldBe(source.Crc32c);
        copy.Bucket.ShouldBe("aef-target");
        (await Status(() => _client.CopyObjectAsync(Bucket, "from/a", "aef-target", "to/b",
                new CopyObjectOptions { IfGenerationMatch = 0 })))
            .ShouldBe(HttpStatusCode.PreconditionFailed);
        (await Status(() => _client.CopyObjectAsync(Bucket, "none", Bucket, "x"))).ShouldBe(HttpStatusCode.NotFound);
        await _client.DeleteObjectAsync(Bucket, "from/a");
        using var stream = new MemoryStream();
        await _client.DownloadObjectAsync("aef-target", "to/b", stream);
        stream.ToArray().ShouldBe([1, 2, 3]);
    }

    [Fact]
    public async Task Objects_survive_a_restart()
    {
        var folder = Directory.CreateTempSubdirectory("aef-storage-");
        try
        {
            var options = new AefServerOptions { StatePath = folder.FullName };
            await using (var before = await TestServer.StartAsync(options))
            {
                using var client = Connect(before);
                await client.CreateBucketAsync("p1", Bucket);
                using var stream = new MemoryStream("kept"u8.ToArray());
                await client.UploadObjectAsync(Bucket, "kept.txt", "text/plain", stream);
            }

            await using var after = await TestServer.StartAsync(options);
            using var again = Connect(after);
            using var result = new MemoryStream();
            await again.DownloadObjectAsync(Bucket, "kept.txt", result);
            Encoding.UTF8.GetString(result.ToArray()).ShouldBe("kept");
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static StorageClient Connect(TestServer server) =>
        new StorageClientBuilder
        {
            BaseUri = new Uri(server.Server.Urls[0], "/storage/v1/").AbsoluteUri,
            UnauthenticatedAccess = true,
        }.Build();

    private static async Task<HttpStatusCode> Status(Func<Task> call) => (await call.ShouldThrowAsync<GoogleApiException>()).HttpStatusCode;

    private async Task<StorageObject> UploadAsync(string name, byte[] content, UploadObjectOptions? options = null)
    {
        using var stream = new MemoryStream(content);
        return await _client.UploadObjectAsync(Bucket, name, "application/octet-stream", stream, options);
    }

    private async Task<byte[]> DownloadAsync(string name)
    {
        using var stream = new MemoryStream();
        await _client.DownloadObjectAsync(Bucket, name, stream);
        return stream.ToArray();
    }

    /// <summary>A stream that does not tell its length.</summary>
    private sealed class UnknownLength(byte[] content) : MemoryStream(content)
    {
        public override bool CanSeek => false;

        public override long Length => throw new NotSupportedException();

        public override long Position
        {
            get => throw new NotSupportedException();
            set => throw new NotSupportedException();
        }
    }
}
