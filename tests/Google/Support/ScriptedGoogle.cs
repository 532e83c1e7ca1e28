using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Web;

namespace Aef.Tests.Google.Support;

/// <summary>An answer of the scripted server.</summary>
internal sealed record ScriptedAnswer(int Status, byte[] Body, string ContentType = "application/json")
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];
}

/// <summary>A request to the scripted server.</summary>
internal sealed record ScriptedRequest(string Method, string Path, string Query, byte[] Body)
{
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    public string? Parameter(string name) => HttpUtility.ParseQueryString(Query)[name];
}

/// <summary>
/// A second server besides Aef.Server, written only from google-rest.md and without any type of the product: one misreading of the
/// reference cannot hide on both sides. It serves what the tests of the clients need, with no regard for speed.
/// </summary>
internal sealed partial class ScriptedGoogle(Func<DateTimeOffset> now)
{
    private readonly Lock _lock = new();
    private int _ids;

    public List<ScriptedRequest> Requests { get; } = [];

    public Dictionary<string, JsonObject> Workflows { get; } = new(StringComparer.Ordinal);

    public List<JsonObject> Executions { get; } = [];

    public Dictionary<string, List<JsonObject>> StepEntries { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Jobs { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Operations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, (JsonObject Fields, byte[] Bytes)> Objects { get; } = new(StringComparer.Ordinal);

    /// <summary>How many times a job was run.</summary>
    public int JobRuns { get; private set; }

    /// <summary>The largest page, whatever a request asks for.</summary>
    public int LargestPage { get; set; } = 1000;

    /// <summary>Whether the next operation is done at once or at the second look.</summary>
    public bool SlowOperations { get; set; }

    public ScriptedAnswer Handle(ScriptedRequest request)
    {
        lock (_lock)
        {
            Requests.Add(request);
            var segments = request.Path.Trim('/').Split('/').Select(Uri.UnescapeDataString).ToArray();
            return segments switch
            {
                ["v1", "projects", _, "locations", _, "operations", _] => Operation(request),
                ["v1", "projects", _, "locations", _, "workflows", .. var rest] => Workflow(request, rest),
                ["v1", "projects", _, "locations", _, "jobs", .. var rest] => Job(request, rest),
                ["upload", "storage", "v1", "b", var bucket, "o"] => Upload(request, bucket),
                ["storage", "v1", "b", var bucket, "o"] => ListObjects(request, bucket),
                ["storage", "v1", "b", var bucket, "o", var name] => Object(request, bucket, name),
                _ => Error(404, "NOT_FOUND", "The path is not served: " + request.Path),
            };
        }
    }

    public static ScriptedAnswer Error(int code, string status, string message) => Json(
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status } }, code);

    private static ScriptedAnswer Json(JsonNode node, int status = 200) => new(status, Encoding.UTF8.GetBytes(node.ToJsonString()));

    private static JsonObject Read(ScriptedRequest request) =>
        request.Body.Length == 0 ? [] : JsonNode.Parse(request.Body)!.AsObject();

    private string Time() => now().UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.ffffff'Z'", CultureInfo.InvariantCulture);

    private ScriptedAnswer Page(ScriptedRequest request, string key, IReadOnlyList<JsonObject> all, int standard, int largest)
    {
        var asked = int.TryParse(request.Parameter("pageSize"), CultureInfo.InvariantCulture, out var size) && size > 0 ? size : standard;
        var page = Math.Min(Math.Min(asked, largest), LargestPage);
        var from = request.Parameter("pageToken") is { Length: > 0 } token
            ? int.Parse(token["t-".Length..], CultureInfo.InvariantCulture) : 0;
        var answer = new JsonObject();
        if (all.Count > 0)
        {
            answer[key] = new JsonArray([.. all.Skip(from).Take(page).Select(o => o.DeepClone())]);
        }

        if (from + page < all.Count)
        {
            answer["nextPageToken"] = "t-" + (from + page).ToString(CultureInfo.InvariantCulture);
        }

        return Json(answer);
    }
}
