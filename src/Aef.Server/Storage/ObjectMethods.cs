using Aef.Google.Rest.Storage;
using Aef.Server.Http;
using Microsoft.AspNetCore.Http;

namespace Aef.Server.Storage;

/// <summary>The methods of objects that concern their metadata.</summary>
internal sealed class ObjectMethods(ObjectStore objects)
{
    /// <summary>Handles a request.</summary>
    public Task HandleAsync(HttpContext http, StorageRoute route, string method) => (method, route.Object) switch
    {
        ("GET", null) => ListAsync(http, route.Bucket!), // has a bucket
        ("GET", _) => GetAsync(http, route),
        ("PATCH" or "PUT", not null) => ChangeAsync(http, route, isPatch: method == "PATCH"),
        ("DELETE", not null) => DeleteAsync(http, route),
        _ => throw StorageApi.NoMethod(http),
    };

    /// <summary>Finds the object of a request and checks its conditions; null after the answer 304.</summary>
    public static StoredObject? Find(HttpContext http, StorageRoute route, ObjectStore objects)
    {
        var found = objects.Find(route.Bucket!, route.Object!, Preconditions.Number(http.Request.Query, "generation")); // has both
        var conditions = Preconditions.Read(http.Request.Query);
        return !conditions.Matches(found.Resource) ? throw StorageErrors.ConditionNotMet()
            : conditions.IsUnchanged(found.Resource) ? null
            : found;
    }

    private Task GetAsync(HttpContext http, StorageRoute route) => Find(http, route, objects) is { } found
        ? StorageAnswers.WriteAsync(http, found.Resource)
        : StorageAnswers.Empty(http, StatusCodes.Status304NotModified);

    private Task ListAsync(HttpContext http, string bucket)
    {
        var page = objects.List(bucket, ObjectQuery.Read(http.Request.Query));
        var server = StorageAnswers.ServerOf(http.Request);
        var list = new StorageObjectList
        {
            Kind = "storage#objects",
            Items = page.Items.Count == 0 ? null : [.. page.Items.Select(i => ObjectResources.WithLinks(i, server))],
            Prefixes = page.Prefixes.Count == 0 ? null : page.Prefixes,
            NextPageToken = page.Next?.ToString(),
        };
        return JsonBody.WriteAsync(http, list, ServerJson.Writer.StorageObjectList);
    }

    private async Task ChangeAsync(HttpContext http, StorageRoute route, bool isPatch)
    {
        var body = await ObjectMetadata.ReadBodyAsync(http).ConfigureAwait(false);
        var changed = await objects.ChangeAsync(
            route.Bucket!, // has both
            route.Object!,
            Preconditions.Number(http.Request.Query, "generation"),
            Preconditions.Read(http.Request.Query),
            o => isPatch ? ObjectMetadata.Patch(o, body) : ObjectMetadata.Replace(o, body)).ConfigureAwait(false);
        await StorageAnswers.WriteAsync(http, changed).ConfigureAwait(false);
    }

    private async Task DeleteAsync(HttpContext http, StorageRoute route)
    {
        var query = http.Request.Query;
        await objects.DeleteAsync(
            route.Bucket!, // has both
            route.Object!,
            Preconditions.Number(query, "generation"),
            Preconditions.Read(query)).ConfigureAwait(false);
        await StorageAnswers.Empty(http, StatusCodes.Status204NoContent).ConfigureAwait(false);
    }
}
