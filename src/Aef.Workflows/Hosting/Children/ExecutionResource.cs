using System.Globalization;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Hosting.Children;

/// <summary>
/// Executions as Google's API shows them
/// (https://cloud.google.com/workflows/docs/reference/executions/rest/v1/projects.locations.workflows.executions).
/// </summary>
internal static class ExecutionResource
{
    public static string NameOf(WorkflowEngine engine)
    {
        var environment = engine.Options.Environment;
        return $"projects/{environment.ProjectNumber}/locations/{environment.Location}/workflows/{environment.WorkflowId}/executions/{engine.ExecutionId}";
    }

    /// <summary>The resource in the API; <paramref name="isFull"/> is false for <c>view=BASIC</c>.</summary>
    public static WorkflowValue Of(ChildExecution child, bool isFull = true)
    {
        var execution = child.Engine.Execution;
        var shown = WorkflowValue.FromMap(("name", child.Name), ("createTime", Time(child.CreateTime)), ("startTime", Time(child.CreateTime)), ("state", NameOf(execution.State)));
        if (execution.EndTime is { } end)
        {
            shown = shown.With("endTime", Time(end)).With("duration", (end - child.CreateTime).TotalSeconds.ToString("0.#######", CultureInfo.InvariantCulture) + "s");
        }

        shown = shown.With("workflowRevisionId", child.Engine.Options.Environment.RevisionId);
        if (!isFull)
        {
            return shown;
        }

        shown = shown.With("argument", execution.Argument.ToString());
        return execution switch
        {
            { State: ExecutionState.Succeeded } => shown.With("result", execution.Result.ToString()),
            { Error: { } error } => shown.With("error", Error(error)),
            _ => shown,
        };
    }

    private static WorkflowValue Error(ExecutionError error)
    {
        var elements = error.StackTrace.Select(e => WorkflowValue.FromMap(
            ("step", e.Step),
            ("routine", e.Routine),
            ("position", WorkflowValue.FromMap(("line", Number(e.Line)), ("column", Number(e.Column)), ("length", Number(e.Length))))));
        return WorkflowValue.FromMap(
            ("payload", error.Payload),
            ("context", error.Context),
            ("stackTrace", WorkflowValue.FromMap(("elements", WorkflowValue.FromList([.. elements])))));
    }

    private static string NameOf(ExecutionState state) => state switch
    {
        ExecutionState.Active => "ACTIVE",
        ExecutionState.Succeeded => "SUCCEEDED",
        ExecutionState.Failed => "FAILED",
        _ => "CANCELLED",
    };

    // Google's API writes 64-bit integers as strings.
    private static string Number(long number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Time(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFF'Z'", CultureInfo.InvariantCulture);
}
