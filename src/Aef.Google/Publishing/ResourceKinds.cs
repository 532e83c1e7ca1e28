namespace Aef.Google.Publishing;

/// <summary>The names of the kinds of resources.</summary>
internal static class ResourceKinds
{
    /// <summary>The name of a kind in sentences.</summary>
    public static string NameOf(ResourceKind kind) => kind switch
    {
        ResourceKind.JobFile => "job file",
        ResourceKind.Part => "part",
        ResourceKind.Workflow => "workflow",
        ResourceKind.Dag => "DAG",
        _ => "schedule",
    };

    /// <summary>True for objects of Cloud Storage.</summary>
    public static bool IsObject(ResourceKind kind) => kind is ResourceKind.JobFile or ResourceKind.Dag;

    /// <summary>True for workflows and their parts.</summary>
    public static bool IsWorkflow(ResourceKind kind) => kind is ResourceKind.Part or ResourceKind.Workflow;
}
