using System.Text.Json.Nodes;
using Aef.Google.Rest.Storage;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>Copies of objects, which share their content with the source, and compositions of several objects.</summary>
internal sealed class CopyMethods(ObjectStore objects, BlobFolder blobs)
{
    private const int MaxSources = 32;

    /// <summary>Handles a request.</summary>
    public Task HandleAsync(HttpContext http, StorageRoute route) => route.Verb switch
    {
        "rewriteTo" => RewriteAsync(http, route),
        "copyTo" => CopyToAsync(http, route),
        "compose" => ComposeAsync(http, route),
        _ => throw StorageApi.NoMethod(http),
    };

    private async Task RewriteAsync(HttpContext http, StorageRoute route)
    {
        var copy = await CopyAsync(http, route).ConfigureAwait(false);
        var answer = new RewriteResponse
        {
            Kind = "storage#rewriteResponse",
            Done = true,
            ObjectSize = (long?)copy.Size,
            TotalBytesRewritten = (long?)copy.Size,
            Resource = ObjectResources.WithLinks(copy, StorageAnswers.ServerOf(http.Request)),
        };
        await JsonBody.WriteAsync(http, answer, ServerJson.Writer.RewriteResponse).ConfigureAwait(false);
    }

    private async Task CopyToAsync(HttpContext http, StorageRoute route) =>
        await StorageAnswers.WriteAsync(http, await CopyAsync(http, route).ConfigureAwait(false)).ConfigureAwait(false);

    private async Task<StorageObject> CopyAsync(HttpContext http, StorageRoute route)
    {
        var query = http.Request.Query;
        var body = await ObjectMetadata.ReadBodyAsync(http).ConfigureAwait(false);
        StorageNames.CheckObject(route.TargetObject);
        var source = objects.Find(route.Bucket!, route.Object!, Preconditions.Number(query, "sourceGeneration")); // has both
        Preconditions.Read(query, "Source").Check(source.Resource);

        // A body replaces the metadata; without one, that of the source is copied.
        var stated = (body.Count == 0 ? source.Resource : ObjectMetadata.Read(body)) with
        {
            Bucket = route.TargetBucket,
            Name = route.TargetObject,
        };
        var content = new ObjectContent(
            (long)(source.Resource.Size ?? 0),
            new Checksums(source.Resource.Md5Hash, source.Resource.Crc32c),
            source.Resource.ComponentCount);
        return await objects.PutAsync(stated, content, source.Blob, Preconditions.Read(query), isShared: true).ConfigureAwait(false);
    }

    private async Task ComposeAsync(HttpContext http, StorageRoute route)
    {
        var body = await ObjectMetadata.ReadBodyAsync(http).ConfigureAwait(false);
        var (bucket, name) = (route.Bucket!, route.Object!); // has both
        StorageNames.CheckObject(name);
        var sources = SourcesOf(body).Select(s => FindSource(bucket, s)).ToList();
        if (sources.Count is 0 or > MaxSources)
        {
            throw StorageErrors.Invalid($"The number of source components must be from 1 to {MaxSources}.");
        }

        var stated = (body["destination"] is JsonObject destination ? ObjectMetadata.Read(destination) : new StorageObject()) with
        {
            Bucket = bucket,
            Name = name,
        };
        var blob = BlobFolder.NewId();
        var content = await JoinAsync(sources, blob, http.RequestAborted).ConfigureAwait(false);
        var composed = await objects.PutAsync(
            stated with { ContentType = stated.ContentType ?? "application/octet-stream" },
            content,
            blob,
            Preconditions.Read(http.Request.Query)).ConfigureAwait(false);
        await StorageAnswers.WriteAsync(http, composed).ConfigureAwait(false);
    }

    private async Task<ObjectContent> JoinAsync(List<StoredObject> sources, string blob, CancellationToken cancellationToken)
    {
        try
        {
            var writer = blobs.Create(blob);
            await using (writer.ConfigureAwait(false))
            {
                foreach (var source in sources)
                {
                    var stream = blobs.OpenRead(source.Blob)
                        ?? throw StorageErrors.NoObject(source.Resource.Bucket ?? string.Empty, source.Resource.Name ?? string.Empty);
                    await using (stream.ConfigureAwait(false))
                    {
                        await writer.CopyAsync(stream, skip: 0, cancellationToken).ConfigureAwait(false);
                    }
                }

                await writer.FlushAsync().ConfigureAwait(false);

                // Cloud Storage knows no MD5 of a composed object.
                var checksums = writer.Checksums with { Md5 = null };
                return new ObjectContent(writer.Length, checksums, sources.Sum(s => s.Resource.ComponentCount ?? 1));
            }
        }
        catch
        {
            blobs.Delete(blob);
            throw;
        }
    }

    private StoredObject FindSource(string bucket, JsonObject source)
    {
        var found = objects.Find(bucket, Text(source, "name") ?? string.Empty, Number(source, "generation"));
        var required = source["objectPreconditions"] is JsonObject conditions ? Number(conditions, "ifGenerationMatch") : null;
        (Preconditions.None with { GenerationMatch = required }).Check(found.Resource);
        return found;
    }

    private static IEnumerable<JsonObject> SourcesOf(JsonObject body) => body["sourceObjects"] is JsonArray sources
        ? sources.Select(s => s as JsonObject ?? throw StorageErrors.Invalid("Each entry of sourceObjects must be an object."))
        : throw StorageErrors.Required("Required: sourceObjects");

    private static string? Text(JsonObject value, string name) =>
        value[name] is JsonValue text && text.TryGetValue(out string? result) ? result : null;

    private static long? Number(JsonObject value, string name) => value[name] switch
    {
        null => null,
        JsonValue number when number.TryGetValue(out long result) => result,
        JsonValue text when text.TryGetValue(out string? digits) && long.TryParse(digits, out var result) => result,
        _ => throw StorageErrors.Invalid($"Invalid value for {name}: a number is required."),
    };
}
