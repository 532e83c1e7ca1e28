using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>An StepEntry contains debugging information for a step transition in a workflow execution.</summary>
public sealed record StepEntry
{
    /// <summary>The creation time of the step entry. Output only.</summary>
    public DateTimeOffset? CreateTime { get; init; }

    /// <summary>The numeric ID of this step entry, used for navigation. Output only.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? EntryId { get; init; }

    /// <summary>The exception thrown by the step entry. Output only.</summary>
    public StepException? Exception { get; init; }

    /// <summary>The full resource name of the step entry. Output only.</summary>
    public string? Name { get; init; }

    /// <summary>The NavigationInfo associated with this step. Output only.</summary>
    public NavigationInfo? NavigationInfo { get; init; }

    /// <summary>The name of the routine this step entry belongs to. Output only.</summary>
    public string? Routine { get; init; }

    /// <summary>The state of the step entry. Output only.</summary>
    public string? State { get; init; }

    /// <summary>The name of the step this step entry belongs to. Output only.</summary>
    public string? Step { get; init; }

    /// <summary>The StepEntryMetadata associated with this step. Output only.</summary>
    public StepEntryMetadata? StepEntryMetadata { get; init; }

    /// <summary>The type of the step this step entry belongs to. Output only.</summary>
    public string? StepType { get; init; }

    /// <summary>The most recently updated time of the step entry. Output only.</summary>
    public DateTimeOffset? UpdateTime { get; init; }

    /// <summary>The VariableData associated with this step. Output only.</summary>
    public VariableData? VariableData { get; init; }
}
