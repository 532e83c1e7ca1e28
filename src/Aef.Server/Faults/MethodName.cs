using System.Collections.Frozen;

namespace Aef.Server.Faults;

/// <summary>The names of methods, as in Google's descriptions of the APIs without the part for projects and locations.</summary>
internal static class MethodName
{
    /// <summary>All names.</summary>
    public static FrozenSet<string> All { get; } = FrozenSet.ToFrozenSet(
        [
            "workflows.create", "workflows.get", "workflows.list", "workflows.patch", "workflows.delete", "workflows.listRevisions",
            "workflows.triggerPubsubExecution",
            "executions.create", "executions.get", "executions.list", "executions.cancel", "executions.exportData",
            "executions.deleteExecutionHistory",
            "stepEntries.get", "stepEntries.list", "callbacks.list", "callbacks.receive",
            "operations.get", "operations.list", "operations.delete", "locations.get", "locations.list",
            "jobs.create", "jobs.get", "jobs.list", "jobs.patch", "jobs.delete", "jobs.pause", "jobs.resume", "jobs.run",
            "buckets.insert", "buckets.get", "buckets.list", "buckets.patch", "buckets.update", "buckets.delete",
            "buckets.getStorageLayout",
            "objects.insert", "objects.resume", "objects.get", "objects.download", "objects.list", "objects.patch", "objects.update",
            "objects.delete", "objects.rewrite", "objects.copy", "objects.compose",
            "secrets.get", "secrets.list", "versions.access", "versions.get", "versions.list",
        ],
        StringComparer.Ordinal);

    /// <summary>The name of the method that a request calls; null for what is not an API of Google.</summary>
    /// <param name="method">The HTTP method.</param>
    /// <param name="path">The path as it was sent, without the query.</param>
    /// <param name="isMedia">True for <c>alt=media</c>.</param>
    /// <param name="isResumed">True for a request that continues a resumable upload.</param>
    public static string? Of(string method, string path, bool isMedia, bool isResumed)
    {
        var segments = path.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var name = segments switch
        {
            ["resumable" or "upload", ..] => isResumed ? "objects.resume" : "objects.insert",
            ["download", "storage", "v1", ..] => "objects.download",
            ["storage", "v1", "b", .. var rest] => Storage(method, rest, isMedia),
            ["b", .. var rest] => Storage(method, rest, isMedia),
            [['v', ..], "projects", _, .. var rest] => Resource(method, rest),
            _ => null,
        };
        return name is not null && All.Contains(name) ? name : null;
    }

    private static string Storage(string method, string[] rest, bool isMedia) => rest switch
    {
        [] => method == "POST" ? "buckets.insert" : "buckets.list",
        [_] => "buckets." + Verb(method, isItem: true),
        [_, "storageLayout"] => "buckets.getStorageLayout",
        [_, "o"] => "objects.list",
        [_, "o", _] => method == "GET" && isMedia ? "objects.download" : "objects." + Verb(method, isItem: true),
        [_, "o", _, var verb, ..] => "objects." + (verb == "rewriteTo" ? "rewrite" : verb == "copyTo" ? "copy" : verb),
        _ => "buckets.",
    };

    /// <summary>Paths alternate between a collection and an id; the id may have a verb.</summary>
    private static string Resource(string method, string[] rest)
    {
        if (rest.Length == 0)
        {
            return string.Empty;
        }

        var isItem = rest.Length % 2 == 0;
        var collection = rest[isItem ? ^2 : ^1];
        var colon = isItem ? rest[^1].LastIndexOf(':') : -1;
        return colon >= 0 ? $"{collection}.{rest[^1][(colon + 1)..]}"
            : collection == "callbacks" && isItem ? "callbacks.receive"
            : $"{collection}.{Verb(method, isItem)}";
    }

    private static string Verb(string method, bool isItem) => method switch
    {
        "GET" or "HEAD" => isItem ? "get" : "list",
        "POST" => "create",
        "PUT" => "update",
        "PATCH" => "patch",
        _ => "delete",
    };
}
