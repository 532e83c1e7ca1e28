namespace Aef.Google.Executions;

/// <summary>The name of an execution, and the name of its workflow.</summary>
/// <param name="Workflow">The resource name of the workflow, <c>projects/p/locations/l/workflows/w</c>.</param>
/// <param name="Id">The id of the execution.</param>
public sealed record ExecutionName(string Workflow, string Id)
{
    /// <summary>The id of the workflow.</summary>
    public string WorkflowId => Workflow[(Workflow.LastIndexOf('/') + 1)..];

    /// <summary>The page of the execution in the console of Google Cloud.</summary>
    public Uri ConsoleLink
    {
        get
        {
            var parts = Workflow.Split('/').Select(Uri.EscapeDataString).ToArray();
            return new Uri(
                "https://console.cloud.google.com/workflows/workflow/"
                + $"{parts[3]}/{parts[5]}/execution/{Uri.EscapeDataString(Id)}/summary?project={parts[1]}");
        }
    }

    /// <summary>
    /// Reads <c>WORKFLOW/ID</c> or a whole resource name; null for anything else.
    /// </summary>
    /// <param name="text">The text of the user, or the field <c>name</c> of an execution.</param>
    /// <param name="parent">The project and the region, <c>projects/p/locations/l</c>; null if only whole names can be read.</param>
    public static ExecutionName? Find(string? text, string? parent)
    {
        var parts = (text ?? string.Empty).Split('/');
        return Array.Exists(parts, p => p.Length == 0 || p is "." or "..") ? null : parts switch
        {
            ["projects", _, "locations", _, "workflows", _, "executions", var id] =>
                new ExecutionName(string.Join('/', parts[..6]), id),
            [var workflow, var id] when parent is not null => new ExecutionName($"{parent}/workflows/{workflow}", id),
            _ => null,
        };
    }

    /// <summary>The resource name.</summary>
    public override string ToString() => $"{Workflow}/executions/{Id}";
}
