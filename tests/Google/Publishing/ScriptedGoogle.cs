using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Google.Rest.Clients;
using Aef.Google.Rest.Transport;

namespace Aef.Tests.Google.Publishing;

/// <summary>
/// Workflows, Executions, Scheduler and Storage in memory, written from reference/google-rest.md and independent of Aef.Server: the JSON is
/// handled as text, without the types of the product.
/// </summary>
internal sealed class ScriptedGoogle : ITransport
{
    private readonly Lock _lock = new();
    private long _time = new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc).Ticks;
    private long _generation = 1_000;

    public SortedDictionary<string, List<JsonObject>> Workflows { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, JsonObject> Jobs { get; } = new(StringComparer.Ordinal);

    public SortedDictionary<string, (JsonObject Object, byte[] Bytes)> Objects { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, JsonObject> Operations { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, List<JsonObject>> Executions { get; } = new(StringComparer.Ordinal);

    /// <summary>The changes that were made, such as <c>POST workflows w1</c>.</summary>
    public List<string> Writes { get; } = [];

    public int Requests { get; private set; }

    public string Dump() => JsonSerializer.Serialize(new
    {
        Workflows,
        Jobs,
        Objects = Objects.ToDictionary(o => o.Key, o => new { o.Value.Object, Text = Encoding.UTF8.GetString(o.Value.Bytes) }),
    });

    public async Task<TransportResponse> SendAsync(TransportRequest request, CancellationToken cancellationToken)
    {
        await Task.Yield();
        var body = Array.Empty<byte>();
        if (request.Body is { } sent)
        {
            using var copy = new MemoryStream();
            await using var stream = sent.Open();
            await stream.CopyToAsync(copy, cancellationToken);
            body = copy.ToArray();
        }

        lock (_lock)
        {
            Requests++;
            var path = request.Uri.AbsolutePath;
            var query = System.Web.HttpUtility.ParseQueryString(request.Uri.Query);
            try
            {
                if (path.Contains("/storage/v1/", StringComparison.Ordinal))
                {
                    return Storage(request.Method, path, query, body);
                }

                var json = body.Length == 0 ? new JsonObject() : JsonNode.Parse(body)!.AsObject();
                var parts = path.Split('/', StringSplitOptions.RemoveEmptyEntries); // v1 projects P locations L collection id ...
                var (collection, id) = (parts[5].Split(':')[0], parts.Length > 6 ? parts[6].Split(':')[0] : null);
                var verb = parts[^1].Contains(':', StringComparison.Ordinal) ? parts[^1].Split(':')[1] : null;
                var parent = string.Join('/', parts[1..5]);
                return (collection, parts.Length > 7 ? parts[7] : null) switch
                {
                    ("operations", _) => Operations.TryGetValue(id!, out var operation) ? Ok(operation) : NotFound(),
                    ("workflows", "executions") => Ok(new JsonObject
                    {
                        ["executions"] = new JsonArray([.. Executions.GetValueOrDefault(id!, []).Select(e => e.DeepClone())]),
                    }),
                    ("workflows", _) => WorkflowCall(request.Method, parent, id, verb, query, json),
                    ("jobs", _) => JobCall(request.Method, parent, id, verb, query, json),
                    _ => NotFound(),
                };
            }
            catch (Refusal e)
            {
                return Error(e.Code, e.Status, e.Message);
            }
        }
    }

    public JsonObject AddWorkflow(string id, string source, IReadOnlyDictionary<string, string>? labels = null)
    {
        var workflow = new JsonObject
        {
            ["name"] = $"projects/p1/locations/europe-west3/workflows/{id}",
            ["state"] = "ACTIVE",
            ["sourceContents"] = source,
            ["revisionId"] = "000001-aaa",
            ["updateTime"] = Now(),
        };
        if (labels is not null)
        {
            workflow["labels"] = JsonSerializer.SerializeToNode(labels);
        }

        Workflows[id] = [workflow];
        return workflow;
    }

    private static TransportResponse Ok(JsonNode body) => Answer(200, body.ToJsonString());

    private static TransportResponse NotFound() => Error(404, "NOT_FOUND", "Requested entity was not found.");

    private static TransportResponse Error(int code, string status, string message) => Answer(
        code,
        new JsonObject { ["error"] = new JsonObject { ["code"] = code, ["message"] = message, ["status"] = status } }.ToJsonString());

    private static TransportResponse Answer(int status, string text) =>
        new(status, [new("Content-Type", "application/json")], new MemoryStream(Encoding.UTF8.GetBytes(text)));

    private string Now() => new DateTime(_time += TimeSpan.TicksPerMillisecond, DateTimeKind.Utc)
        .ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);

    private TransportResponse WorkflowCall(
        string method, string parent, string? id, string? verb, System.Collections.Specialized.NameValueCollection query, JsonObject body)
    {
        if (method == "GET")
        {
            return id is null
                ? Ok(new JsonObject { ["workflows"] = new JsonArray([.. Workflows.Values.Select(w => w[^1].DeepClone())]) })
                : !Workflows.TryGetValue(id, out var revisions) ? NotFound()
                : verb == "listRevisions"
                    ? Ok(new JsonObject
                    {
                        ["workflows"] = new JsonArray([.. revisions.AsEnumerable().Reverse().Select(w => w.DeepClone())]),
                    })
                : query["revisionId"] is { } revision
                    ? revisions.Find(r => (string?)r["revisionId"] == revision) is { } found ? Ok(found) : NotFound()
                : Ok(revisions[^1]);
        }

        if (method == "POST")
        {
            id = query["workflowId"]!;
            if (Workflows.ContainsKey(id))
            {
                return Ok(Operation(id, 6, $"workflow {id} already exists"));
            }

            Writes.Add($"POST workflows {id}");
            body["name"] = $"{parent}/workflows/{id}";
            body["state"] = "ACTIVE";
            body["revisionId"] = "000001-aaa";
            body["createTime"] = Now();
            body["updateTime"] = Now();
            Workflows[id] = [body];
            return Ok(Operation(id));
        }

        if (!Workflows.TryGetValue(id!, out var all))
        {
            return NotFound();
        }

        Writes.Add($"{method} workflows {id} {query["updateMask"]}".TrimEnd());
        if (method == "DELETE")
        {
            Workflows.Remove(id!);
            return Ok(Operation(id!));
        }

        var changed = all[^1].DeepClone().AsObject();
        foreach (var field in query["updateMask"]!.Split(','))
        {
            changed.Remove(field);
            if (body[field] is { } value)
            {
                changed[field] = value.DeepClone();
            }
        }

        changed["updateTime"] = Now();
        changed["revisionId"] = string.Create(CultureInfo.InvariantCulture, $"{all.Count + 1:000000}-aaa");
        all.Add(changed);
        return Ok(Operation(id!));
    }

    private JsonObject Operation(string id, int code = 0, string? message = null)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"operation-{_time += 1}-{id}");
        var done = new JsonObject { ["name"] = $"projects/p1/locations/europe-west3/operations/{name}", ["done"] = true };
        if (code > 0)
        {
            done["error"] = new JsonObject { ["code"] = code, ["message"] = message };
        }
        else
        {
            done["response"] = new JsonObject { ["@type"] = "type.googleapis.com/google.cloud.workflows.v1.Workflow" };
        }

        Operations[name] = done;
        return new JsonObject { ["name"] = (string)done["name"]!, ["done"] = false };
    }

    private TransportResponse JobCall(
        string method, string parent, string? id, string? verb, System.Collections.Specialized.NameValueCollection query, JsonObject body)
    {
        if (id is null && method == "GET")
        {
            return Ok(new JsonObject { ["jobs"] = new JsonArray([.. Jobs.Values.Select(j => j.DeepClone())]) });
        }

        if (id is null)
        {
            id = ((string)body["name"]!).Split('/')[^1];
            if (Jobs.ContainsKey(id))
            {
                throw new Refusal(409, "ALREADY_EXISTS", $"Job {id} already exists.");
            }

            Writes.Add($"POST jobs {id}");
            body["state"] = "ENABLED";
            body["userUpdateTime"] = Now();
            return Ok(Jobs[id] = body);
        }

        if (!Jobs.TryGetValue(id, out var job))
        {
            return NotFound();
        }

        if (method != "GET")
        {
            Writes.Add($"{method} jobs {id} {verb}{query["updateMask"]}".TrimEnd());
        }

        switch (method, verb)
        {
            case ("DELETE", _):
                Jobs.Remove(id);
                return Ok(new JsonObject());
            case ("PATCH", _):
                foreach (var field in query["updateMask"]!.Split(','))
                {
                    job.Remove(field);
                    if (body[field] is { } value)
                    {
                        job[field] = value.DeepClone();
                    }
                }

                job["userUpdateTime"] = Now();
                break;
            case (_, "pause"):
                Switch("ENABLED", "PAUSED");
                break;
            case (_, "resume"):
                Switch("PAUSED", "ENABLED");
                break;
            default:
                break;
        }

        return Ok(job);

        void Switch(string from, string to)
        {
            if ((string?)job["state"] != from)
            {
                throw new Refusal(400, "FAILED_PRECONDITION", $"Job is not {from}.");
            }

            job["state"] = to;
            job["userUpdateTime"] = Now();
        }
    }

    private TransportResponse Storage(string method, string path, System.Collections.Specialized.NameValueCollection query, byte[] body)
    {
        var rest = path[(path.IndexOf("/storage/v1/b/", StringComparison.Ordinal) + "/storage/v1/b/".Length)..].Split('/');
        var bucket = Uri.UnescapeDataString(rest[0]);
        var name = rest.Length > 2 ? Uri.UnescapeDataString(rest[2]) : null;
        if (method == "POST")
        {
            return Insert(bucket, query, body);
        }

        if (name is null)
        {
            var prefix = $"{bucket}/{query["prefix"]}";
            return Ok(new JsonObject
            {
                ["items"] = new JsonArray(
                    [.. Objects.Where(o => o.Key.StartsWith(prefix, StringComparison.Ordinal)).Select(o => o.Value.Object.DeepClone())]),
            });
        }

        if (!Objects.TryGetValue($"{bucket}/{name}", out var stored))
        {
            return Error(404, "notFound", $"No such object: {bucket}/{name}");
        }

        Check(query, (string?)stored.Object["generation"]);
        if (method == "DELETE")
        {
            Writes.Add($"DELETE objects {bucket}/{name}");
            Objects.Remove($"{bucket}/{name}");
            return Answer(204, string.Empty);
        }

        return query["alt"] == "media"
            ? new TransportResponse(200, [], new MemoryStream(stored.Bytes))
            : Ok(stored.Object);
    }

    private TransportResponse Insert(string bucket, System.Collections.Specialized.NameValueCollection query, byte[] body)
    {
        // --B CRLF headers CRLF CRLF json CRLF --B CRLF headers CRLF CRLF bytes CRLF --B--
        var text = Encoding.Latin1.GetString(body);
        var boundary = text[..text.IndexOf("\r\n", StringComparison.Ordinal)];
        var parts = text.Split(boundary);
        var metadata = JsonNode.Parse(Encoding.UTF8.GetString(Encoding.Latin1.GetBytes(Content(parts[1]))))!.AsObject();
        var bytes = Encoding.Latin1.GetBytes(Content(parts[2]));
        var key = $"{bucket}/{(string)metadata["name"]!}";
        Check(query, Objects.TryGetValue(key, out var old) ? (string?)old.Object["generation"] : "0");
        if ((string?)metadata["md5Hash"] != Checksums.Md5(bytes))
        {
            throw new Refusal(400, "invalid", "Provided MD5 hash does not match the content.");
        }

        Writes.Add($"POST objects {key}");
        metadata["bucket"] = bucket;
        metadata["generation"] = (++_generation).ToString(CultureInfo.InvariantCulture);
        metadata["metageneration"] = "1";
        metadata["size"] = bytes.Length.ToString(CultureInfo.InvariantCulture);
        Objects[key] = (metadata, bytes);
        return Ok(metadata);

        static string Content(string part)
        {
            var start = part.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
            return part[start..^2];
        }
    }

    private static void Check(System.Collections.Specialized.NameValueCollection query, string? generation)
    {
        if (query["ifGenerationMatch"] is { } expected && expected != generation)
        {
            throw new Refusal(412, "conditionNotMet", "At least one of the pre-conditions you specified did not hold.");
        }
    }

    private sealed class Refusal(int code, string status, string message) : Exception(message)
    {
        public int Code => code;

        public string Status => status;
    }
}
