using Aef.Workflows.Runtime;

namespace Aef.Core.Running.Simulation;

/// <summary>
/// Says what is wrong with a request, or null. AEF's functions are deployed and will not change, so anything that is not exactly
/// what section 4 of the AEF reference says is refused here, before it is refused there.
/// </summary>
internal static class RequestCheck
{
    private static readonly string[] CallKeys = ["workflow_name", "execution_id", "job_name", "function_url_to_call", "query_variables", "workflow_properties", "step_properties"];

    public static string? Envelope(HttpRequest request, string method, string authType)
    {
        if (request.Method != method)
        {
            return $"method {request.Method} instead of {method}";
        }

        if (request.Auth.Entries is not [{ Key: "type" } type] || !IsText(type.Value, authType))
        {
            return $"auth {request.Auth} instead of {{type: {authType}}}";
        }

        return method == "GET" || (request.Headers.Entries is [{ Key: "Content-Type" } header] && IsText(header.Value, "application/json"))
            ? null
            : $"headers {request.Headers} instead of Content-Type: application/json";
    }

    /// <summary>Checks the body of a call; <paramref name="extra"/> are the keys that this kind of call has besides.</summary>
    public static string? Body(HttpRequest request, JobContext job, string functions, params ReadOnlySpan<string> extra)
    {
        var body = request.Body;
        string[] expected = [.. CallKeys, .. extra];
        var keys = body.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        if (!keys.SetEquals(expected))
        {
            return $"body with {string.Join(", ", keys)} instead of {string.Join(", ", expected)}";
        }

        return Text(body, "workflow_name") ?? Text(body, "execution_id")
            ?? (IsText(body["job_name"], job.Step.JobName) ? null : $"job_name {body["job_name"]} of another job")
            ?? (body["function_url_to_call"].TryGetString(out var url) && url.Length > functions.Length && url.StartsWith(functions, StringComparison.Ordinal) ? null : $"function_url_to_call {body["function_url_to_call"]}")
            ?? (body["query_variables"] is { Kind: WorkflowValueKind.Map } dates ? Text(dates, "start_date") ?? Text(dates, "end_date") : "query_variables that are no map")
            ?? Properties(body["workflow_properties"], "workflow_properties", optional: true)
            ?? Properties(body["step_properties"], "step_properties", optional: false);
    }

    private static string? Text(WorkflowValue map, string key) => map[key].TryGetString(out _) ? null : $"{key} that is no text";

    private static string? Properties(WorkflowValue value, string key, bool optional)
    {
        if (value.TryGetString(out var text))
        {
            return WorkflowValue.TryFromJson(System.Text.Encoding.UTF8.GetBytes(text), out _, out _) ? null : $"{key} that are no JSON";
        }

        return optional && (value.IsNull || value.Kind == WorkflowValueKind.Map) ? null : $"{key} {value.Kind}";
    }

    private static bool IsText(WorkflowValue value, string text) => value.TryGetString(out var actual) && actual == text;
}
