using System.Text.Json;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>Writes spans as a request of OTLP.</summary>
internal static class OtlpTraces
{
    private const int Internal = 1;
    private const int Ok = 1;
    private const int Error = 2;

    /// <summary>The request as UTF-8.</summary>
    /// <param name="settings">The resource.</param>
    /// <param name="version">The version of Aef.</param>
    /// <param name="traceId">The id of the trace.</param>
    /// <param name="spans">The spans.</param>
    public static byte[] Write(TelemetrySettings settings, string version, string traceId, IEnumerable<RunSpan> spans) =>
        OtlpWriter.Request("Spans", settings, version, json =>
        {
            foreach (var span in spans)
            {
                Write(json, traceId, settings.Parent, span);
            }
        });

    private static void Write(Utf8JsonWriter json, string traceId, TraceParent? parent, RunSpan span)
    {
        json.WriteStartObject();
        json.WriteString("traceId", traceId);
        json.WriteString("spanId", IdOf(traceId, span.Id));
        if (span.ParentId is { } id)
        {
            json.WriteString("parentSpanId", id == parent?.SpanId ? id : IdOf(traceId, id));
        }

        json.WriteString("name", span.Name);
        json.WriteNumber("kind", Internal);
        json.WriteString("startTimeUnixNano", OtlpWriter.Nanoseconds(span.Start));
        json.WriteString("endTimeUnixNano", OtlpWriter.Nanoseconds(span.End));
        OtlpWriter.WriteAttributes(json, span.Attributes);
        json.WriteStartObject("status");
        json.WriteNumber("code", span.Failure is null ? Ok : Error);
        if (span.Failure is { Length: > 0 } failure)
        {
            json.WriteString("message", failure);
        }

        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static string IdOf(string traceId, string name) => StableIds.Hex(8, traceId, name);
}
