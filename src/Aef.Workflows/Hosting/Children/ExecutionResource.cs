using System.Globalization;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Children;

/// <summary>
/// Executions as Google's API shows them
/// (https://cloud.google.com/workflows/docs/reference/executions/rest/v1/projects.locations.workflows.executions).
/// </summary>
public static class ExecutionResource
{
    /// <summary>
    /// The properties of an execution. Argument and result are values, so that tools can read them; the API has them as JSON text, which
    /// <paramref name="asText"/> selects.
    /// </summary>
    public static WorkflowValue Of(Execution execution, bool asText = false)
    {
        ArgumentNullException.ThrowIfNull(execution);
        WorkflowValue Shown(WorkflowValue value) => asText ? value.ToString() : value;
        var shown = WorkflowValue.FromMap(("state", NameOf(execution.State)));
        if (execution.Error is { } error)
        {
            shown = shown.With("error", Error(error));
        }
        else if (!asText || execution.State == ExecutionState.Succeeded)
        {
            shown = shown.With("result", Shown(execution.Result));
        }

        shown = shown.With("argument", Shown(execution.Argument)).With("startTime", Time(execution.StartTime));
        if (execution.EndTime is { } end)
        {
            shown = shown.With("endTime", Time(end));
        }

        return shown.With("name", execution.Id);
    }

    internal static string NameOf(WorkflowEngine engine)
    {
        var environment = engine.Options.Environment;
        return $"projects/{environment.ProjectNumber}/locations/{environment.Location}/workflows/{environment.WorkflowId}/executions/{engine.ExecutionId}";
    }

    /// <summary>The resource in the API; <paramref name="isFull"/> is false for <c>view=BASIC</c>.</summary>
    internal static WorkflowValue Of(ChildExecution child, bool isFull = true)
    {
        var execution = child.Engine.Execution with { Id = child.Name, StartTime = child.CreateTime };
        var shown = Of(execution, asText: true)
            .With("createTime", Time(child.CreateTime))
            .With("workflowRevisionId", child.Engine.Options.Environment.RevisionId);
        if (execution.EndTime is { } end)
        {
            shown = shown.With("duration", (end - child.CreateTime).TotalSeconds.ToString("0.#######", CultureInfo.InvariantCulture) + "s");
        }

        return isFull
            ? shown
            : WorkflowValue.FromMap(
                [.. shown.Entries.Where(e => e.Key is not ("argument" or "result" or "error")).Select(e => (e.Key, e.Value))]);
    }

    private static WorkflowValue Error(ExecutionError error)
    {
        var elements = error.StackTrace.Select(e =>
        {
            var element = WorkflowValue.FromMap(("step", e.Step), ("routine", e.Routine));
            return e.Line > 0 ? element.With("position", Position(e)) : element;
        });
        return WorkflowValue.FromMap(
            ("payload", error.Payload),
            ("context", error.Context),
            ("stackTrace", WorkflowValue.FromMap(("elements", WorkflowValue.FromList([.. elements])))));
    }

    private static WorkflowValue Position(StackTraceElement element) =>
        WorkflowValue.FromMap(("line", Number(element.Line)), ("column", Number(element.Column)), ("length", Number(element.Length)));

    private static string NameOf(ExecutionState state) => state switch
    {
        ExecutionState.Active => "ACTIVE",
        ExecutionState.Succeeded => "SUCCEEDED",
        ExecutionState.Failed => "FAILED",
        _ => "CANCELLED",
    };

    // Google's API writes 64-bit integers as strings.
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
