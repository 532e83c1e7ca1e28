using System.Text;
using System.Text.Json;
using Aef.Google.Rest;
using Aef.Google.Rest.Executions;
using Aef.Server.Errors;
using Aef.Server.Http;
using Aef.Server.Workflows;

namespace Aef.Server.Executions;

/// <summary>The argument of an execution that a message of Pub/Sub starts: a CloudEvent, as Eventarc creates it.</summary>
internal static class PubsubArgument
{
    /// <summary>The event as JSON.</summary>
    public static string Create(TriggerPubsubExecutionRequest request, DateTimeOffset now)
    {
        var message = request.Message ?? throw ApiException.InvalidField("message", "The message is required.");
        FieldRules.CheckEnum("gcp_cloud_events_mode", request.CloudEventsMode, "GCP_CLOUD_EVENTS_MODE_UNSPECIFIED", "CUSTOM_PUBSUB_PROJECTED", string.Empty);
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer))
        {
            writer.WriteStartObject();
            writer.WriteStartObject("data");
            writer.WritePropertyName("message");
            JsonSerializer.Serialize(writer, message, ServerJson.Writer.PubsubMessage);
            writer.WriteString("subscription", request.Subscription);
            writer.WriteEndObject();
            writer.WriteString("datacontenttype", "application/json");
            writer.WriteString("id", message.MessageId ?? string.Empty);
            writer.WriteString("source", "//pubsub.googleapis.com/" + (request.Subscription ?? string.Empty));
            writer.WriteString("specversion", "1.0");
            writer.WriteString("time", TimestampConverter.Format(message.PublishTime ?? now));
            writer.WriteString("type", "google.cloud.pubsub.topic.v1.messagePublished");
            writer.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.ToArray());
    }

    /// <summary>
    /// The id of the execution, so that a message that is delivered twice on one day starts one execution; null for a message without an
    /// id.
    /// </summary>
    public static string? IdFor(WorkflowName workflow, TriggerPubsubExecutionRequest request, DateTimeOffset now) =>
        request.Message?.MessageId is { Length: > 0 } message
            ? ExecutionName.IdFor(FormattableString.Invariant($"pubsub\n{workflow.Name}\n{request.Subscription}\n{message}\n{now.Date:yyyy-MM-dd}"))
            : null;
}
