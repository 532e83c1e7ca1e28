using System.Text;
using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Simulation;

/// <summary>
/// Returns what is wrong with a request, or null. AEF's functions are deployed and will not change, so a request that does not exactly
/// match section 4 of the AEF reference is rejected here, as they would reject it.
/// </summary>
internal static class RequestCheck
{
    private static readonly string[] CallKeys =
        ["workflow_name", "execution_id", "job_name", "function_url_to_call", "query_variables", "workflow_properties", "step_properties"];

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

    /// <summary>
    /// Checks the body of a call for a job. <paramref name="function"/> is the function that it must name, and
    /// <paramref name="extra"/> are the additional keys of this kind of call.
    /// </summary>
    public static string? Body(
        HttpRequest request,
        JobContext job,
        SimulatedPlatform platform,
        string? function,
        params ReadOnlySpan<string> extra)
    {
        var body = request.Body;
        string[] expected = [.. CallKeys, .. extra];
        var keys = body.Entries.Select(e => e.Key).ToHashSet(StringComparer.Ordinal);
        if (!keys.SetEquals(expected))
        {
            return $"body with {string.Join(", ", keys)} instead of {string.Join(", ", expected)}";
        }

        return Text(body, "workflow_name")
            ?? Is(body, "execution_id", platform.ExecutionId)
            ?? Is(body, "job_name", job.Step.JobName)
            ?? Is(body, "function_url_to_call", platform.Functions + function)
            ?? (
                body["query_variables"] is { Kind: WorkflowValueKind.Map } dates
                    ? Text(dates, "start_date") ?? Text(dates, "end_date")
                    : "query_variables that are not an object")
            ?? WorkflowProperties(body["workflow_properties"])
            ?? StepProperties(body["step_properties"], job.Step.StepProperties ?? platform.StepProperties, job.Step);
    }

    private static string? Text(WorkflowValue map, string key) => map[key].TryGetString(out _) ? null : $"{key} that is not a string";

    private static string? Is(WorkflowValue map, string key, string text) =>
        IsText(map[key], text) ? null : $"{key} {map[key]} instead of {text}";

    private static string? WorkflowProperties(WorkflowValue value) =>
        value.IsNull
            || value.Kind == WorkflowValueKind.Map
            || TryReadJson(value, out _)
            ? null
            : $"workflow_properties that are neither an object nor JSON: {value}";

    /// <summary>The JSON may be formatted differently, but must have the same content.</summary>
    private static string? StepProperties(WorkflowValue value, string expected, BoundStep step) =>
        TryReadJson(value, out var given)
            && TryReadJson(expected, out var wanted)
            && given == StepParameters.Merge(wanted, given, step)
            ? null
            : $"step_properties {value} instead of {expected}{(step.With is null ? string.Empty : " with the parameters of the step")}";

    private static bool TryReadJson(WorkflowValue value, out WorkflowValue content)
    {
        content = default;
        return value.TryGetString(out var text) && WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(text), out content, out _);
    }

    private static bool IsText(WorkflowValue value, string text) => value.TryGetString(out var actual) && actual == text;
}
