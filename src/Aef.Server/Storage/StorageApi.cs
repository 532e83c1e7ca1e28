using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.Storage;

/// <summary>
/// Cloud Storage JSON v1, as far as clients need it to keep files (google-rest.md, section 5; docs/serve-scheduler-storage.md).
/// </summary>
internal sealed class StorageApi : IServerApi
{
    private readonly BlobFolder _blobs;
    private readonly ObjectStore _objects;
    private readonly UploadSessions _uploads;
    private readonly BucketMethods _buckets;
    private readonly ObjectMethods _methods;
    private readonly MediaMethods _media;
    private readonly UploadMethods _upload;
    private readonly ResumableMethods _resumable;
    private readonly CopyMethods _copy;

    public StorageApi(ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _blobs = new BlobFolder(context.Store.Folder);
        _objects = new ObjectStore(context.Store, _blobs, context.Clock);
        _uploads = new UploadSessions(context.Store, _objects, _blobs, context.Clock);
        _buckets = new BucketMethods(_objects);
        _methods = new ObjectMethods(_objects);
        _media = new MediaMethods(_objects, _blobs);
        _upload = new UploadMethods(_objects, _blobs);
        _resumable = new ResumableMethods(_objects, _uploads);
        _copy = new CopyMethods(_objects, _blobs);
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        // Names contain encoded slashes, so the methods read the target themselves (google-rest.md, section 7).
        string[] resources = ["/storage/v1/{**path}", "/b", "/b/{**path}", "/download/storage/v1/{**path}"];
        foreach (var path in resources)
        {
            routes.Map(path, HandleAsync);
        }

        routes.Map("/upload/storage/v1/{**path}", HandleAsync).WithMetadata(AnyBody.Instance);
        routes.Map("/resumable/upload/storage/v1/{**path}", HandleAsync).WithMetadata(AnyBody.Instance);
    }

    /// <inheritdoc/>
    public void Restore()
    {
        var used = _objects.Restore();
        _blobs.DeleteOthers(_uploads.Restore().Union(used).ToHashSet(StringComparer.Ordinal));
    }

    /// <inheritdoc/>
    public async Task StopAsync() => await _uploads.CloseAsync().ConfigureAwait(false);

    /// <inheritdoc/>
    public async Task ResetAsync()
    {
        await _uploads.CloseAsync().ConfigureAwait(false);
        _objects.Clear();
        _blobs.DeleteOthers(new HashSet<string>());
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Help, double Value)> Metrics()
    {
        var (buckets, objects) = _objects.Count;
        yield return ("aef_storage_buckets", "Buckets.", buckets);
        yield return ("aef_storage_objects", "Objects, with their noncurrent generations.", objects);
    }

    private async Task HandleAsync(HttpContext http)
    {
        try
        {
            var target = http.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget;
            await DispatchAsync(http, StorageRoute.Parse(target)).ConfigureAwait(false);
        }
        catch (ApiException e) when (e.Error.Code is not null)
        {
            throw StorageErrors.From(e.Error);
        }
    }

    private Task DispatchAsync(HttpContext http, StorageRoute? route)
    {
        var method = HttpMethods.IsHead(http.Request.Method) ? "GET" : http.Request.Method.ToUpperInvariant();
        return route switch
        {
            { Prefix: StoragePrefix.Upload, Part: "o", Object: null } when UploadSessions.IdOf(http.Request) is { } id =>
                _resumable.ContinueAsync(http, id, method),
            { Prefix: StoragePrefix.Upload, Part: "o", Object: null } when method == "POST" =>
                http.Request.Query["uploadType"] == "resumable"
                    ? _resumable.StartAsync(http, route.Bucket!)
                    : _upload.InsertAsync(http, route.Bucket!), // has a bucket
            { Prefix: StoragePrefix.Download, Object: not null, Verb: null } when method == "GET" => _media.GetAsync(http, route),
            { Prefix: StoragePrefix.None, Object: not null, Verb: null } when method == "GET" && http.Request.Query["alt"] == "media" =>
                _media.GetAsync(http, route),
            { Prefix: StoragePrefix.None, Verb: not null } when method == "POST" => _copy.HandleAsync(http, route),
            { Prefix: StoragePrefix.None, Part: "o", Verb: null } => _methods.HandleAsync(http, route, method),
            { Prefix: StoragePrefix.None, Part: null or "storageLayout" or "managedFolders" } => _buckets.HandleAsync(http, route, method),
            _ => throw NoMethod(http),
        };
    }

    /// <summary>404: the API has no such method, or the server does not support it.</summary>
    internal static ApiException NoMethod(HttpContext http) => StorageErrors.Create(
        404,
        "notFound",
        $"The server has no method {http.Request.Method} {http.Request.Path} of Cloud Storage. Slashes in names must be encoded as %2F.");
}
