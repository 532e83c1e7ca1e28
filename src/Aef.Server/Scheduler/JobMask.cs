using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Aef.Google.Rest.Scheduler;
using Aef.Server.Errors;
using Aef.Server.Http;

namespace Aef.Server.Scheduler;

/// <summary>
/// Applies an update to a job: exactly the fields of the mask change, and a field of the mask that the body does not have is cleared.
/// gcloud relies on both, because its bodies always hold default values outside of the mask (google-rest.md, section 6).
/// </summary>
internal static class JobMask
{
    private static readonly string[] OutputOnly =
    [
        "name", "state", "status", "scheduleTime", "lastAttemptTime", "userUpdateTime", "satisfiesPzs",
    ];

    private static readonly string[] Targets = ["httpTarget", "pubsubTarget", "appEngineHttpTarget"];
    private static readonly string[] Tokens = ["oauthToken", "oidcToken"];

    /// <summary>The job after an update.</summary>
    /// <param name="current">The job until now.</param>
    /// <param name="body">The body of the request.</param>
    /// <param name="mask">The mask; null for the whole job, an empty one for no field.</param>
    public static SchedulerJob Apply(SchedulerJob current, JsonObject body, string? mask)
    {
        JsonFields.Normalize(body, ServerJson.Reader.SchedulerJob, string.Empty);
        var node = JsonSerializer.SerializeToNode(current, ServerJson.Writer.SchedulerJob)!.AsObject(); // is an object
        if (mask is null || mask.Trim() == "*")
        {
            foreach (var name in ServerJson.Reader.SchedulerJob.Properties.Select(p => p.Name).Except(OutputOnly))
            {
                Set(node, [name], body);
            }
        }
        else
        {
            foreach (var path in mask.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
            {
                var names = Check(path);
                if (!OutputOnly.Contains(names[0]))
                {
                    Set(node, names, body);
                }
            }
        }

        return JsonBody.Convert(WithoutEmptyTokens(node), ServerJson.Reader.SchedulerJob);
    }

    private static string[] Check(string path)
    {
        string[] names = [.. path.Split('.').Select(JsonFields.ToCamel)];
        JsonTypeInfo? type = ServerJson.Reader.SchedulerJob;
        foreach (var name in names)
        {
            var property = type?.Properties.FirstOrDefault(p => p.Name == name)
                ?? throw ApiException.InvalidField("update_mask", $"A job has no field \"{path}\".");
            var next = property.Options.GetTypeInfo(property.PropertyType);
            type = next.Kind == JsonTypeInfoKind.Object ? next : null;
        }

        return names;
    }

    private static void Set(JsonObject target, ReadOnlySpan<string> names, JsonObject body)
    {
        var name = names[0];
        var value = body[name];
        if (names.Length > 1)
        {
            if (target[name] is not JsonObject inner)
            {
                if (value is not JsonObject)
                {
                    return;
                }

                target[name] = inner = [];
            }

            Set(inner, names[1..], value as JsonObject ?? []);
        }
        else if (value is null)
        {
            target.Remove(name);
        }
        else
        {
            target[name] = value.DeepClone();
        }

        if (value is not null && HasValue(value, names[1..]))
        {
            DropOther(target, name, Targets);
            DropOther(target, name, Tokens);
        }
    }

    private static bool HasValue(JsonNode value, ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            if (value is not JsonObject map || map[name] is not { } inner)
            {
                return false;
            }

            value = inner;
        }

        return true;
    }

    /// <summary>Of some fields only one can be set: the latest one.</summary>
    private static void DropOther(JsonObject target, string name, string[] exclusive)
    {
        if (exclusive.Contains(name))
        {
            foreach (var other in exclusive.Where(e => e != name))
            {
                target.Remove(other);
            }
        }
    }

    /// <summary>gcloud clears a token by clearing each of its fields.</summary>
    private static JsonObject WithoutEmptyTokens(JsonObject job)
    {
        foreach (var token in Tokens)
        {
            if (job["httpTarget"] is JsonObject target && target[token] is JsonObject { Count: 0 })
            {
                target.Remove(token);
            }
        }

        return job;
    }
}
