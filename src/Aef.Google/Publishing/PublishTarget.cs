namespace Aef.Google.Publishing;

/// <summary>Where a project publishes: an environment in a project and region of Google Cloud.</summary>
/// <param name="Owner">The name of the project in <c>aef.json</c>.</param>
/// <param name="Environment">The name of the environment.</param>
/// <param name="Project">The project of Google Cloud.</param>
/// <param name="Region">The region of Google Cloud.</param>
public sealed record PublishTarget(string Owner, string Environment, string Project, string Region)
{
    /// <summary>The bucket of the job files; null if none is known.</summary>
    public string? JobsBucket { get; init; }

    /// <summary>The bucket of the Composer environment; null if none is known.</summary>
    public string? ComposerBucket { get; init; }

    /// <summary>The service account of the workflows; null to leave it to Google.</summary>
    public string? WorkflowAccount { get; init; }

    /// <summary>The service account with which schedules start workflows; null if none is known.</summary>
    public string? SchedulerAccount { get; init; }

    /// <summary>Which calls the workflows log; null to leave it to Google.</summary>
    public string? LogLevel { get; init; }

    /// <summary>The project and region as a resource name.</summary>
    internal string Parent => $"projects/{Project}/locations/{Region}";

    /// <summary>The resource name of a workflow.</summary>
    internal string WorkflowName(string id) => $"{Parent}/workflows/{id}";

    /// <summary>The resource name of a job of Cloud Scheduler.</summary>
    internal string JobName(string id) => $"{Parent}/jobs/{id}";
}
