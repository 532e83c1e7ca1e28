namespace Aef.Core.Environments;

/// <summary>What publishing to an environment needs besides its project and region.</summary>
public sealed record EnvironmentPublishing
{
    /// <summary>The service account of the workflows; null for the default account of the project.</summary>
    public string? WorkflowAccount { get; init; }

    /// <summary>The service account with which schedules start workflows; null when none is configured.</summary>
    public string? SchedulerAccount { get; init; }

    /// <summary>The bucket of the job files; null for that of the platform parameters.</summary>
    public string? JobsBucket { get; init; }

    /// <summary>The bucket of the Composer environment, which holds the DAGs; null when none is configured.</summary>
    public string? ComposerBucket { get; init; }

    /// <summary>Which calls the workflows log, such as <c>LOG_ERRORS_ONLY</c>; null for what Google does by default.</summary>
    public string? LogLevel { get; init; }
}
