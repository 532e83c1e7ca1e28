using System.Text.Json.Serialization;

namespace Aef.Google.Rest.Executions;

/// <summary>Request for the TriggerPubsubExecution method.</summary>
public sealed record TriggerPubsubExecutionRequest
{
    /// <summary>
    /// LINT: LEGACY_NAMES The query parameter value for __GCP_CloudEventsMode, set by the Eventarc service when configuring triggers.
    /// </summary>
    [JsonPropertyName("GCPCloudEventsMode")]
    public string? CloudEventsMode { get; init; }

    /// <summary>The number of attempts that have been made to deliver this message.</summary>
    public int? DeliveryAttempt { get; init; }

    /// <summary>The message of the Pub/Sub push notification.</summary>
    public PubsubMessage? Message { get; init; }

    /// <summary>The subscription of the Pub/Sub push notification.</summary>
    public string? Subscription { get; init; }
}
