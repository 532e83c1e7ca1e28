using System.Text.Json;
using Aef.Google.Rest.Storage;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>The methods of buckets.</summary>
internal sealed class BucketMethods(ObjectStore objects)
{
    private const int MaxPage = 1000;

    /// <summary>Handles a request.</summary>
    public Task HandleAsync(HttpContext http, StorageRoute route, string method) => (method, route.Bucket, route.Part) switch
    {
        ("GET", null, _) => ListAsync(http),
        ("POST", null, _) => InsertAsync(http),
        ("GET", { } name, null) => GetAsync(http, name),
        ("PATCH" or "PUT", { } name, null) => ChangeAsync(http, name),
        ("DELETE", { } name, null) => DeleteAsync(http, name),
        ("GET", { } name, "storageLayout") => LayoutAsync(http, name),
        ("GET", { } name, "managedFolders") => ManagedFoldersAsync(http, name),
        _ => throw StorageApi.NoMethod(http),
    };

    private Task ListAsync(HttpContext http)
    {
        var query = http.Request.Query;
        var prefix = query["prefix"].ToString();
        var token = query["pageToken"].ToString();
        var after = token.Length == 0 ? string.Empty : PageMark.Parse(token)?.Name ?? throw StorageErrors.Invalid("Invalid pageToken.");
        var max = (int)Math.Min(Preconditions.Number(query, "maxResults") is > 0 and var number ? number : MaxPage, MaxPage);
        var found = objects.Buckets(Project(http))
            .Where(b => b.Name!.StartsWith(prefix, StringComparison.Ordinal) && string.CompareOrdinal(b.Name, after) > 0) // has a name
            .Take(max + 1)
            .ToList();
        var page = found.Take(max).Select(b => ObjectResources.WithLinks(b, StorageAnswers.ServerOf(http.Request))).ToList();
        var list = new BucketList
        {
            Kind = "storage#buckets",
            Items = page.Count == 0 ? null : page,
            NextPageToken = found.Count > max ? new PageMark(page[^1].Name!, null).ToString() : null, // has a name
        };
        return JsonBody.WriteAsync(http, list, ServerJson.Writer.BucketList);
    }

    private async Task InsertAsync(HttpContext http)
    {
        var project = Project(http);
        var stated = ObjectMetadata.ReadBucket(await ObjectMetadata.ReadBodyAsync(http).ConfigureAwait(false));
        StorageNames.CheckBucket(stated.Name);
        var bucket = await objects.CreateBucketAsync(stated, project).ConfigureAwait(false);
        await StorageAnswers.WriteAsync(http, bucket).ConfigureAwait(false);
    }

    private Task GetAsync(HttpContext http, string name)
    {
        var bucket = objects.Bucket(name).Resource;
        var conditions = Preconditions.Read(http.Request.Query);
        var known = new StorageObject { Metageneration = bucket.Metageneration };
        return !(conditions with { GenerationMatch = null }).Matches(known) ? throw StorageErrors.ConditionNotMet()
            : conditions.MetagenerationNotMatch == bucket.Metageneration ? StorageAnswers.Empty(http, StatusCodes.Status304NotModified)
            : StorageAnswers.WriteAsync(http, bucket);
    }

    private async Task ChangeAsync(HttpContext http, string name)
    {
        var body = await ObjectMetadata.ReadBodyAsync(http).ConfigureAwait(false);
        var conditions = Preconditions.Read(http.Request.Query);
        var bucket = await objects.ChangeBucketAsync(name, conditions, b => ObjectMetadata.Patch(b, body)).ConfigureAwait(false);
        await StorageAnswers.WriteAsync(http, bucket).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext http, string name)
    {
        await objects.DeleteBucketAsync(name, Preconditions.Read(http.Request.Query)).ConfigureAwait(false);
        await StorageAnswers.Empty(http, StatusCodes.Status204NoContent).ConfigureAwait(false);
    }

    private Task LayoutAsync(HttpContext http, string name)
    {
        var bucket = objects.Bucket(name).Resource;
        using var flat = JsonDocument.Parse("""{"enabled":false}""");
        var layout = new BucketStorageLayout
        {
            Kind = "storage#storageLayout",
            Bucket = name,
            Location = bucket.Location,
            LocationType = bucket.LocationType,
            HierarchicalNamespace = flat.RootElement.Clone(),
        };
        return JsonBody.WriteAsync(http, layout, ServerJson.Writer.BucketStorageLayout);
    }

    /// <summary>There are none; gcloud asks for them before it deletes a bucket with its contents.</summary>
    private Task ManagedFoldersAsync(HttpContext http, string name)
    {
        objects.Bucket(name);
        return JsonBody.WriteAsync(http, new BucketList { Kind = "storage#managedFolders" }, ServerJson.Writer.BucketList);
    }

    private static string Project(HttpContext http) => http.Request.Query["project"].ToString() is { Length: > 0 } project
        ? project
        : throw StorageErrors.Required("Required parameter: project");
}
