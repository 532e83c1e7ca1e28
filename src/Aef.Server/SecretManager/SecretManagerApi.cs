using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Google.Rest;
using Aef.Server.Errors;
using Aef.Server.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Aef.Server.SecretManager;

/// <summary>
/// The reads of Secret Manager v1. The secrets are those of the options, in every project; all versions of a secret have the same value,
/// as in local runs. Their values are in no log and in no state.
/// </summary>
internal sealed class SecretManagerApi : IServerApi
{
    private const int MaxPage = 25_000;

    private readonly ServerContext _context;
    private readonly DateTimeOffset _created;
    private long _reads;

    public SecretManagerApi(ServerContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        _context = context;
        _created = context.Clock.GetUtcNow();
    }

    /// <inheritdoc/>
    public void Map(IEndpointRouteBuilder routes)
    {
        // Regional secrets have the same methods below a location.
        foreach (var parent in new[] { "/v1/projects/{project}", "/v1/projects/{project}/locations/{location}" })
        {
            routes.MapGet(parent + "/secrets", (RequestDelegate)ListAsync);
            routes.MapGet(parent + "/secrets/{secret}", (RequestDelegate)GetAsync);
            routes.MapGet(parent + "/secrets/{secret}/versions", (RequestDelegate)ListVersionsAsync);
            routes.MapGet(parent + "/secrets/{secret}/versions/{version}", (RequestDelegate)GetVersionAsync);
            routes.MapGet(parent + "/secrets/{secret}/versions/{version}:access", (RequestDelegate)AccessAsync);
        }
    }

    /// <inheritdoc/>
    public IEnumerable<(string Name, string Help, double Value)> Metrics()
    {
        yield return ("aef_secret_accesses_total", "Reads of values of secrets.", Interlocked.Read(ref _reads));
    }

    private Task AccessAsync(HttpContext http)
    {
        var (name, value) = Find(http);
        Interlocked.Increment(ref _reads);
        http.Response.Headers.CacheControl = "no-store";
        var data = Encoding.UTF8.GetBytes(value);
        return WriteAsync(http, new JsonObject
        {
            ["name"] = VersionName(http, name),
            ["payload"] = new JsonObject
            {
                ["data"] = Convert.ToBase64String(data),
                ["dataCrc32c"] = Crc32C.Of(data).Value.ToString(CultureInfo.InvariantCulture),
            },
        });
    }

    private Task GetAsync(HttpContext http) => WriteAsync(http, SecretOf(Find(http).Name));

    private Task ListAsync(HttpContext http)
    {
        var parent = ParentOf(http);
        var names = _context.Secrets.Names.Order(StringComparer.Ordinal);
        return ListAsync(http, "secrets", [.. names.Select(n => SecretOf($"{parent}/secrets/{n}"))]);
    }

    private Task ListVersionsAsync(HttpContext http) => ListAsync(http, "versions", [VersionOf($"{Find(http).Name}/versions/1")]);

    private Task GetVersionAsync(HttpContext http) => WriteAsync(http, VersionOf(VersionName(http, Find(http).Name)));

    private static Task ListAsync(HttpContext http, string field, List<JsonObject> all)
    {
        var (items, next) = Lists.PageRequest.Of(http, MaxPage, MaxPage).Page(all, i => (string)i["name"]!); // has a name
        var answer = new JsonObject { ["totalSize"] = all.Count };
        if (items.Count > 0)
        {
            answer[field] = new JsonArray([.. items]);
        }

        if (next is not null)
        {
            answer["nextPageToken"] = next;
        }

        return WriteAsync(http, answer);
    }

    private JsonObject SecretOf(string name) => new()
    {
        ["name"] = name,
        ["replication"] = new JsonObject { ["automatic"] = new JsonObject() },
        ["createTime"] = TimestampConverter.Format(_created),
    };

    private JsonObject VersionOf(string name) => new()
    {
        ["name"] = name,
        ["createTime"] = TimestampConverter.Format(_created),
        ["state"] = "ENABLED",
        ["replicationStatus"] = new JsonObject { ["automatic"] = new JsonObject() },
    };

    /// <summary>Google names projects by their numbers here.</summary>
    private string ParentOf(HttpContext http)
    {
        var location = (string?)http.Request.RouteValues["location"];
        http.Request.RouteValues["location"] ??= "global";
        var project = ProjectNumbers.NumberOf(LocationName.Of(http, _context.Projects).Project);
        return location is null ? $"projects/{project}" : $"projects/{project}/locations/{location}";
    }

    private (string Name, string Value) Find(HttpContext http)
    {
        var id = (string)http.Request.RouteValues["secret"]!; // the route has it
        var name = $"{ParentOf(http)}/secrets/{id}";
        return _context.Secrets.Find(id) is { } value
            ? (name, value)
            : throw ApiException.NotFound($"Secret [{name}] not found or has no versions.");
    }

    private static string VersionName(HttpContext http, string secret)
    {
        var version = (string)http.Request.RouteValues["version"]!; // the route has it
        var number = version == "latest" ? 1
            : long.TryParse(version, NumberStyles.None, CultureInfo.InvariantCulture, out var stated) && stated > 0 ? stated
            : throw ApiException.Invalid("The version must be a number from 1, or \"latest\".");
        return string.Create(CultureInfo.InvariantCulture, $"{secret}/versions/{number}");
    }

    private static async Task WriteAsync(HttpContext http, JsonObject value)
    {
        using var buffer = new MemoryStream();
        var writer = new Utf8JsonWriter(buffer);
        await using (writer.ConfigureAwait(false))
        {
            value.WriteTo(writer);
        }

        http.Response.ContentType = "application/json; charset=UTF-8";
        http.Response.ContentLength = buffer.Length;
        await http.Response.Body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), http.RequestAborted).ConfigureAwait(false);
    }
}
