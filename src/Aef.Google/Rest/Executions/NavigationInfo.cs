using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>
/// NavigationInfo describes what steps if any come before or after this step, or what steps are parents or children of this step.
/// </summary>
public sealed record NavigationInfo
{
    /// <summary>Step entries that can be reached by "stepping into" e.g.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public IReadOnlyList<long>? Children { get; init; }

    /// <summary>The index of the next step in the current workflow, if any.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Next { get; init; }

    /// <summary>The step entry, if any, that can be reached by "stepping out" of the current workflow being executed.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Parent { get; init; }

    /// <summary>The index of the previous step in the current workflow, if any.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Previous { get; init; }
}
