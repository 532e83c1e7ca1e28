using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>StepEntryMetadata contains metadata information about this step.</summary>
public sealed record StepEntryMetadata
{
    /// <summary>Expected iteration represents the expected number of iterations in the step's progress.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? ExpectedIteration { get; init; }

    /// <summary>Progress number represents the current state of the current progress.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? ProgressNumber { get; init; }

    /// <summary>Progress type of this step entry.</summary>
    public string? ProgressType { get; init; }

    /// <summary>Child thread id that this step entry belongs to.</summary>
    public string? ThreadId { get; init; }
}
