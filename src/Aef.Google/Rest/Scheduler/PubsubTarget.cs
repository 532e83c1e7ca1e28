namespace Aef.Google.Rest.Scheduler;

/// <summary>Pub/Sub target.</summary>
public sealed record PubsubTarget
{
    /// <summary>Attributes for PubsubMessage.</summary>
    public IReadOnlyDictionary<string, string?>? Attributes { get; init; }

    /// <summary>The message payload for PubsubMessage.</summary>
    public ReadOnlyMemory<byte>? Data { get; init; }

    /// <summary>The name of the Cloud Pub/Sub topic to which messages will be published when a job is delivered.</summary>
    public string? TopicName { get; init; }
}
