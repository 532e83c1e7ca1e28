namespace Aef.Google.Rest.Workflows;

/// <summary>Workflow program to be executed by Workflows.</summary>
public sealed record Workflow
{
    /// <summary>A list of all KMS crypto keys used to encrypt or decrypt the data associated with the workflow. Output only.</summary>
    public IReadOnlyList<string>? AllKmsKeys { get; init; }

    /// <summary>
    /// A list of all KMS crypto key versions used to encrypt or decrypt the data associated with the workflow. Output only.
    /// </summary>
    public IReadOnlyList<string>? AllKmsKeysVersions { get; init; }

    /// <summary>
    /// Describes the level of platform logging to apply to calls and call responses during executions of this workflow.
    /// </summary>
    public string? CallLogLevel { get; init; }

    /// <summary>The timestamp for when the workflow was created. Output only.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The resource name of a KMS crypto key used to encrypt or decrypt the data associated with the workflow.</summary>
    public string? CryptoKeyName { get; init; }

    /// <summary>
    /// The resource name of a KMS crypto key version used to encrypt or decrypt the data associated with the workflow. Output only.
    /// </summary>
    public string? CryptoKeyVersion { get; init; }

    /// <summary>Description of the workflow provided by the user.</summary>
    public string? Description { get; init; }

    /// <summary>Describes the execution history level to apply to this workflow.</summary>
    public string? ExecutionHistoryLevel { get; init; }

    /// <summary>Labels associated with this workflow.</summary>
    public IReadOnlyDictionary<string, string?>? Labels { get; init; }

    /// <summary>The resource name of the workflow.</summary>
    public string? Name { get; init; }

    /// <summary>The timestamp for the latest revision of the workflow's creation. Output only.</summary>
    public DateTimeOffset? RevisionCreateTime { get; init; }

    /// <summary>The revision of the workflow. Output only.</summary>
    public string? RevisionId { get; init; }

    /// <summary>The service account associated with the latest workflow version.</summary>
    public string? ServiceAccount { get; init; }

    /// <summary>Workflow code to be executed.</summary>
    public string? SourceContents { get; init; }

    /// <summary>State of the workflow deployment. Output only.</summary>
    public string? State { get; init; }

    /// <summary>Error regarding the state of the workflow. Output only.</summary>
    public WorkflowStateError? StateError { get; init; }

    /// <summary>Input only.</summary>
    public IReadOnlyDictionary<string, string?>? Tags { get; init; }

    /// <summary>The timestamp for when the workflow was last updated. Output only.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>User-defined environment variables associated with this workflow revision.</summary>
    public IReadOnlyDictionary<string, string?>? UserEnvVars { get; init; }
}
