namespace Aef.Google.Publishing;

/// <summary>How a plan is made.</summary>
public sealed record PublishRequest
{
    /// <summary>True to delete what has no definition any more.</summary>
    public bool Prunes { get; init; }

    /// <summary>True to omit job files, DAGs and schedules.</summary>
    public bool OnlyWorkflows { get; init; }

    /// <summary>True to publish only the job files.</summary>
    public bool OnlyFiles { get; init; }
}
