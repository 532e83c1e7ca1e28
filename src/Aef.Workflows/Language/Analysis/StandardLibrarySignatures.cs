using System.Collections.Frozen;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The functions and objects of the standard library as data, shared by the analyzer (which reports wrong calls) and the engine (which
/// binds arguments by these names). From https://cloud.google.com/workflows/docs/reference/stdlib/overview.
/// </summary>
public static class StandardLibrarySignatures
{
    /// <summary>All functions by name.</summary>
    public static FrozenDictionary<string, FunctionSignature> Functions { get; } = new FunctionSignature[]
    {
        // Expression helpers.
        Function("default", 2, "value", "default_value"),
        Function("double", 1, "value"),
        Function("get_type", 1, "value"),
        Function("if", 3, "condition", "if_true", "if_false"),
        Function("int", 1, "value"),
        Function("keys", 1, "map"),
        Function("len", 1, "value"),
        Function("string", 1, "value"),

        Function("base64.decode", 1, "data", "padding"),
        Function("base64.encode", 1, "data", "padding"),
        Function("events.create_callback_endpoint", 0, "http_callback_method"),
        Blocking("events.await_callback", 1, "callback", "timeout"),
        Blocking("experimental.executions.map", 2, "workflow_id", "arguments", "project_id", "location"),
        Blocking("experimental.executions.run", 1, "workflow_id", "project_id", "location", "argument"),
        Function("hash.compute_checksum", 2, "data", "algorithm"),
        Function("hash.compute_hmac", 3, "key", "data", "algorithm"),

        Blocking("http.delete", 1, "url", "timeout", "body", "headers", "query", "auth", "private_service_name", "ca_certificate"),
        Blocking("http.get", 1, "url", "timeout", "headers", "query", "auth", "private_service_name", "ca_certificate"),
        Blocking("http.patch", 1, "url", "timeout", "body", "headers", "query", "auth", "private_service_name", "ca_certificate"),
        Blocking("http.post", 1, "url", "timeout", "body", "headers", "query", "auth", "private_service_name", "ca_certificate"),
        Blocking("http.put", 1, "url", "timeout", "body", "headers", "query", "auth", "private_service_name", "ca_certificate"),
        Blocking(
            "http.request",
            2,
            "method",
            "url",
            "timeout",
            "body",
            "headers",
            "query",
            "auth",
            "private_service_name",
            "ca_certificate"),
        Function("http.default_retry_predicate", 1, "exception"),
        Function("http.default_retry_predicate_non_idempotent", 1, "exception"),

        Function("json.decode", 1, "data"),
        Function("json.encode", 1, "data", "indent"),
        Function("json.encode_to_string", 1, "data", "indent"),
        Function("list.concat", 2, "objs", "val"),
        Function("list.prepend", 2, "objs", "val"),
        Function("map.delete", 2, "map", "key"),
        Function("map.get", 2, "map", "keys"),
        Function("map.merge", 2, "first", "second"),
        Function("map.merge_nested", 2, "first", "second"),
        Function("math.abs", 1, "x"),
        Function("math.floor", 1, "x"),
        Function("math.max", 2, "x", "y"),
        Function("math.min", 2, "x", "y"),
        Function("retry.always", 1, "exception"),
        Function("retry.never", 1, "exception"),

        Function("sys.get_env", 1, "name", "default"),
        Blocking("sys.log", 0, "data", "severity", "text", "json", "timeout"),
        Function("sys.now", 0),
        Blocking("sys.sleep", 1, "seconds"),
        Blocking("sys.sleep_until", 1, "time"),

        Function("text.decode", 1, "data", "charset"),
        Function("text.encode", 1, "text", "charset"),
        Function("text.find_all", 2, "source", "substr"),
        Function("text.find_all_regex", 2, "source", "regexp"),
        Function("text.match_regex", 2, "source", "regexp"),
        Function("text.replace_all", 3, "source", "substr", "repl"),
        Function("text.replace_all_regex", 3, "source", "regexp", "repl"),
        Function("text.split", 2, "source", "separator"),
        Function("text.substring", 3, "source", "start", "end"),
        Function("text.to_lower", 1, "source"),
        Function("text.to_upper", 1, "source"),
        Function("text.url_decode", 1, "source"),
        Function("text.url_encode", 1, "source"),
        Function("text.url_encode_plus", 1, "source"),
        Function("time.format", 1, "seconds", "timezone"),
        Function("time.parse", 1, "value"),
        Function("uuid.generate", 0),
    }.ToFrozenDictionary(f => f.Name, StringComparer.Ordinal);

    /// <summary>The objects, which expressions may use without a call, by dotted name.</summary>
    public static FrozenSet<string> Objects { get; } = new[]
    {
        "http.default_retry",
        "http.default_retry_non_idempotent",
        "http.default_retry_predicate",
        "http.default_retry_predicate_non_idempotent",
        "retry.always",
        "retry.default_backoff",
        "retry.never",
    }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>
    /// True for a connector method such as <c>googleapis.bigquery.v2.jobs.query</c> or <c>gke.create_job</c>; there are too many for a
    /// table.
    /// </summary>
    public static bool IsConnector(string function)
    {
        ArgumentNullException.ThrowIfNull(function);
        return function.StartsWith("googleapis.", StringComparison.Ordinal) || function.StartsWith("gke.", StringComparison.Ordinal);
    }

    private static FunctionSignature Function(string name, int required, params ReadOnlySpan<string> parameters) =>
        new(name, [.. parameters], required);

    private static FunctionSignature Blocking(string name, int required, params ReadOnlySpan<string> parameters) =>
        new(name, [.. parameters], required, IsBlocking: true);
}
