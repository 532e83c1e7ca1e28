using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>An instance of a Callback created by an execution.</summary>
public sealed record Callback
{
    /// <summary>The payloads received by the callback that have not been processed by a waiting execution step. Output only.</summary>
    public IReadOnlyList<string>? AvailablePayloads { get; init; }

    /// <summary>The method accepted by the callback. Output only.</summary>
    public string? Method { get; init; }

    /// <summary>The resource name of the callback. Output only.</summary>
    public string? Name { get; init; }

    /// <summary>Number of execution steps waiting on this callback. Output only.</summary>
    [JsonNumberHandling(JsonNumberHandling.AllowReadingFromString | JsonNumberHandling.WriteAsString)]
    public long? Waiters { get; init; }
}
