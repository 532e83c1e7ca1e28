using System.Globalization;
using System.Text.Json;

namespace Aef.Tests.Observation;

/// <summary>
/// Reads requests of OTLP as strictly as a collector could: every key, the form of every id and number, and which keys are required. The
/// forms are those of the JSON mapping of Protobuf for OTLP: 64-bit numbers are strings, ids are hexadecimal, enumerations are numbers.
/// </summary>
internal static class OtlpCheck
{
    /// <summary>The spans of a request.</summary>
    public static List<JsonElement> Spans(JsonElement request)
    {
        var spans = new List<JsonElement>();
        foreach (var scope in Scopes(request, "resourceSpans", "scopeSpans", "spans"))
        {
            foreach (var span in scope.EnumerateArray())
            {
                Keys(
                    span,
                    ["traceId", "spanId", "name", "kind", "startTimeUnixNano", "endTimeUnixNano", "attributes", "status"],
                    ["parentSpanId"]);
                Hex(span, "traceId", 32);
                Hex(span, "spanId", 16);
                if (span.TryGetProperty("parentSpanId", out _))
                {
                    Hex(span, "parentSpanId", 16);
                }

                span.GetProperty("kind").GetInt32().ShouldBeInRange(1, 5);
                span.GetProperty("name").GetString().ShouldNotBeNullOrEmpty();
                (Number(span, "endTimeUnixNano") >= Number(span, "startTimeUnixNano")).ShouldBeTrue();
                Attributes(span);
                Keys(span.GetProperty("status"), ["code"], ["message"]);
                span.GetProperty("status").GetProperty("code").GetInt32().ShouldBeInRange(0, 2);
                spans.Add(span);
            }
        }

        return spans;
    }

    /// <summary>The metrics of a request, by name.</summary>
    public static Dictionary<string, JsonElement> Metrics(JsonElement request)
    {
        var metrics = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var metric in Scopes(request, "resourceMetrics", "scopeMetrics", "metrics").SelectMany(s => s.EnumerateArray()))
        {
            var isSum = metric.TryGetProperty("sum", out var data);
            data = isSum ? data : metric.GetProperty("histogram");
            Keys(metric, ["name", "description", "unit", isSum ? "sum" : "histogram"], []);
            Keys(data, isSum ? ["aggregationTemporality", "isMonotonic", "dataPoints"] : ["aggregationTemporality", "dataPoints"], []);
            data.GetProperty("aggregationTemporality").GetInt32().ShouldBe(1);
            foreach (var point in data.GetProperty("dataPoints").EnumerateArray())
            {
                (Number(point, "timeUnixNano") > Number(point, "startTimeUnixNano")).ShouldBeTrue();
                Attributes(point);
                if (isSum)
                {
                    Keys(point, ["attributes", "startTimeUnixNano", "timeUnixNano", "asInt"], []);
                    (Number(point, "asInt") > 0).ShouldBeTrue();
                }
                else
                {
                    Histogram(point);
                }
            }

            metrics.Add(metric.GetProperty("name").GetString()!, data);
        }

        return metrics;
    }

    /// <summary>The attributes of a span, a point or a resource, as text.</summary>
    public static Dictionary<string, string> Attributes(JsonElement owner)
    {
        var attributes = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var attribute in owner.GetProperty("attributes").EnumerateArray())
        {
            Keys(attribute, ["key", "value"], []);
            var value = attribute.GetProperty("value").EnumerateObject().ShouldHaveSingleItem();
            value.Name.ShouldBeOneOf("stringValue", "intValue");
            value.Value.ValueKind.ShouldBe(JsonValueKind.String);
            _ = value.Name == "intValue" ? long.Parse(value.Value.GetString()!, CultureInfo.InvariantCulture) : 0;
            attributes.Add(attribute.GetProperty("key").GetString()!, value.Value.GetString()!);
        }

        return attributes;
    }

    /// <summary>The attributes of the resource of a request.</summary>
    public static Dictionary<string, string> Resource(JsonElement request) =>
        Attributes(request.EnumerateObject().ShouldHaveSingleItem().Value.EnumerateArray().ShouldHaveSingleItem().GetProperty("resource"));

    public static ulong Number(JsonElement owner, string key) =>
        ulong.Parse(owner.GetProperty(key).GetString()!, NumberStyles.None, CultureInfo.InvariantCulture);

    private static IEnumerable<JsonElement> Scopes(JsonElement request, string resources, string scopes, string items)
    {
        Keys(request, [resources], []);
        foreach (var resource in request.GetProperty(resources).EnumerateArray())
        {
            Keys(resource, ["resource", scopes], []);
            Keys(resource.GetProperty("resource"), ["attributes"], []);
            Attributes(resource.GetProperty("resource"));
            foreach (var scope in resource.GetProperty(scopes).EnumerateArray())
            {
                Keys(scope, ["scope", items], []);
                Keys(scope.GetProperty("scope"), ["name", "version"], []);
                yield return scope.GetProperty(items);
            }
        }
    }

    private static void Histogram(JsonElement point)
    {
        Keys(
            point,
            ["attributes", "startTimeUnixNano", "timeUnixNano", "count", "sum", "min", "max", "bucketCounts", "explicitBounds"],
            []);
        var bounds = point.GetProperty("explicitBounds").EnumerateArray().Select(b => b.GetDouble()).ToList();
        bounds.ShouldBe(bounds.Order());
        var counts = point.GetProperty("bucketCounts").EnumerateArray()
            .Select(c => ulong.Parse(c.GetString()!, CultureInfo.InvariantCulture))
            .ToList();
        counts.Count.ShouldBe(bounds.Count + 1);
        counts.Aggregate((a, b) => a + b).ShouldBe(Number(point, "count"));
        point.GetProperty("max").GetDouble().ShouldBeGreaterThanOrEqualTo(point.GetProperty("min").GetDouble());
    }

    private static void Hex(JsonElement owner, string key, int length)
    {
        var text = owner.GetProperty(key).GetString()!;
        text.Length.ShouldBe(length);
        text.ShouldAllBe(c => char.IsAsciiHexDigitLower(c));
        text.ShouldContain(c => c != '0');
    }

    private static void Keys(JsonElement owner, string[] required, string[] optional)
    {
        var keys = owner.EnumerateObject().Select(p => p.Name).ToList();
        keys.Except(optional).ShouldBe(required, ignoreOrder: true);
        keys.Distinct(StringComparer.Ordinal).Count().ShouldBe(keys.Count);
    }
}
