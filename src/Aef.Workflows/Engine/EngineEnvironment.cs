using Aef.Documents.Collections;

namespace Aef.Workflows.Engine;

/// <summary>The values of <c>sys.get_env</c>: the built-in variables and those of the user.</summary>
public sealed record EngineEnvironment
{
    /// <summary>The project's id.</summary>
    public string ProjectId { get; init; } = "local-project";

    /// <summary>The project's number.</summary>
    public string ProjectNumber { get; init; } = "000000000000";

    /// <summary>The region.</summary>
    public string Location { get; init; } = "us-central1";

    /// <summary>The workflow's id.</summary>
    public string WorkflowId { get; init; } = "workflow";

    /// <summary>The revision of the workflow.</summary>
    public string RevisionId { get; init; } = "000001-000";

    /// <summary>The service account of the workflow.</summary>
    public string ServiceAccount { get; init; } = "local@local-project.iam.gserviceaccount.com";

    /// <summary>The execution's id; null lets the engine generate one from its seed.</summary>
    public string? ExecutionId { get; init; }

    /// <summary>The URL prefix of callback endpoints; null for that of Google's service.</summary>
    public string? CallbackAddress { get; init; }

    /// <summary>The variables of the user, with their values.</summary>
    public EquatableList<(string Name, string Value)> UserVariables { get; init; } = [];
}
