namespace Aef.Google.Rest.Executions;

/// <summary>A message that is published by publishers and consumed by subscribers.</summary>
public sealed record PubsubMessage
{
    /// <summary>Attributes for this message.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }

    /// <summary>The message data field.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>ID of this message, assigned by the server when the message is published.</summary>
    public string? MessageId { get; init; }

    /// <summary>If non-empty, identifies related messages for which publish order should be respected.</summary>
    public string? OrderingKey { get; init; }

    /// <summary>The time at which the message was published, populated by the server when it receives the Publish call.</summary>
    public DateTimeOffset? PublishTime { get; init; }
}
