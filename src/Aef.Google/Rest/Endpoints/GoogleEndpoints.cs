namespace Aef.Google.Rest.Endpoints;

/// <summary>The addresses of the APIs.</summary>
public sealed record GoogleEndpoints
{
    /// <summary>The addresses at Google.</summary>
    public static GoogleEndpoints Default { get; } = new();

    /// <summary>Workflows.</summary>
    public Uri Workflows { get; init; } = new("https://workflows.googleapis.com/");

    /// <summary>Workflow Executions.</summary>
    public Uri Executions { get; init; } = new("https://workflowexecutions.googleapis.com/");

    /// <summary>Cloud Scheduler.</summary>
    public Uri Scheduler { get; init; } = new("https://cloudscheduler.googleapis.com/");

    /// <summary>Cloud Storage, without <c>storage/v1/</c>.</summary>
    public Uri Storage { get; init; } = new("https://storage.googleapis.com/");

    /// <summary>One address for all APIs, such as that of <c>aef serve</c>.</summary>
    public static GoogleEndpoints All(Uri endpoint) =>
        new() { Workflows = endpoint, Executions = endpoint, Scheduler = endpoint, Storage = endpoint };
}
