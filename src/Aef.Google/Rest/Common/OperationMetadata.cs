namespace Aef.Google.Rest.Common;

/// <summary>Represents the metadata of the long-running operation.</summary>
public sealed record OperationMetadata
{
    /// <summary>API version used to start the operation.</summary>
    public string? ApiVersion { get; init; }

    /// <summary>The time the operation was created.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The time the operation finished running.</summary>
    public DateTimeOffset? EndTime { get; init; }

    /// <summary>Server-defined resource path for the target of the operation.</summary>
    public string? Target { get; init; }

    /// <summary>Name of the verb executed by the operation.</summary>
    public string? Verb { get; init; }
}
