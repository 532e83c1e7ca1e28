using System.Globalization;
using System.Text.Json;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>
/// Writes the metrics of one run as a request of OTLP. Each run is a difference (delta) to the runs before it: no process knows their sum.
/// </summary>
/// <param name="settings">The resource.</param>
/// <param name="about">The run.</param>
/// <param name="spans">The spans of the run, which has ended.</param>
internal sealed class OtlpMetrics(TelemetrySettings settings, TracedRun about, SpanCollector spans)
{
    private const int Delta = 1;
    private static readonly double[] Bounds = [0.1, 0.5, 1, 5, 10, 30, 60, 300, 900, 1800, 3600, 7200, 14400, 43200];

    private readonly RunSpan _run = spans.Root ?? throw new InvalidOperationException("The run has not begun.");

    /// <summary>The request as UTF-8.</summary>
    public byte[] Write() => OtlpWriter.Request("Metrics", settings, about.Version, WriteMetrics);

    private void WriteMetrics(Utf8JsonWriter json)
    {
        var run = Dimensions(("aef.outcome", _run.Attributes["aef.outcome"]));
        WriteSum(json, "aef.runs", "Runs that have ended", "{run}", [(run, 1)]);
        WriteHistogram(json, "aef.run.duration", "Duration of runs", [(run, [Seconds(_run)])]);
        if (spans.Queued is { } queued)
        {
            WriteHistogram(
                json, "aef.run.queue_time", "Time that runs have waited for others", [(Dimensions(), [queued.TotalSeconds])]);
        }

        var (attempts, executions) = (spans.Spans.Where(s => s.IsAttempt).ToList(), spans.Spans.Where(s => !s.IsAttempt).ToList());
        WriteHistogram(
            json,
            "aef.step.duration",
            "Duration of steps",
            [
                .. executions.GroupBy(s => (Executor(s), Outcome: s.Attributes["aef.outcome"])).Select(g => (
                    Dimensions(("aef.executor", g.Key.Item1), ("aef.outcome", g.Key.Outcome)),
                    g.Select(Seconds).ToArray())),
            ]);
        WriteSum(json, "aef.rows", "Rows that steps have processed", "{row}", ByExecutor(
            executions, s => s.Attributes.GetValueOrDefault("aef.rows") as long? ?? 0));
        WriteSum(json, "aef.failures", "Attempts that have failed", "{attempt}", ByExecutor(
            attempts, s => s.Failure is null ? 0 : 1));
    }

    private List<(KeyValuePair<string, object>[] Dimensions, long Value)> ByExecutor(
        IEnumerable<RunSpan> counted,
        Func<RunSpan, long> value) =>
    [
        .. counted.GroupBy(Executor)
            .Select(g => (Dimensions(("aef.executor", g.Key)), g.Sum(value)))
            .Where(g => g.Item2 != 0),
    ];

    private KeyValuePair<string, object>[] Dimensions(params ReadOnlySpan<(string Key, object Value)> more)
    {
        var all = new List<KeyValuePair<string, object>>
        {
            new("aef.pipeline", about.Pipeline),
            new("aef.environment", about.Environment),
        };
        foreach (var (key, value) in more)
        {
            all.Add(new(key, value));
        }

        return [.. all];
    }

    private void WriteSum(
        Utf8JsonWriter json,
        string name,
        string description,
        string unit,
        IReadOnlyList<(KeyValuePair<string, object>[] Dimensions, long Value)> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        Begin(json, name, description, unit, "sum");
        json.WriteBoolean("isMonotonic", true);
        json.WriteStartArray("dataPoints");
        foreach (var (dimensions, value) in points)
        {
            BeginPoint(json, dimensions);
            json.WriteString("asInt", value.ToString(CultureInfo.InvariantCulture));
            json.WriteEndObject();
        }

        End(json);
    }

    private void WriteHistogram(
        Utf8JsonWriter json,
        string name,
        string description,
        IReadOnlyList<(KeyValuePair<string, object>[] Dimensions, double[] Values)> points)
    {
        if (points.Count == 0)
        {
            return;
        }

        Begin(json, name, description, "s", "histogram");
        json.WriteStartArray("dataPoints");
        foreach (var (dimensions, values) in points)
        {
            BeginPoint(json, dimensions);
            json.WriteString("count", values.Length.ToString(CultureInfo.InvariantCulture));
            json.WriteNumber("sum", values.Sum());
            json.WriteNumber("min", values.Min());
            json.WriteNumber("max", values.Max());
            json.WriteStartArray("bucketCounts");
            for (var i = 0; i <= Bounds.Length; i++)
            {
                var above = i == 0 ? double.NegativeInfinity : Bounds[i - 1];
                var upTo = i == Bounds.Length ? double.PositiveInfinity : Bounds[i];
                json.WriteStringValue(values.Count(v => v > above && v <= upTo).ToString(CultureInfo.InvariantCulture));
            }

            json.WriteEndArray();
            json.WriteStartArray("explicitBounds");
            foreach (var bound in Bounds)
            {
                json.WriteNumberValue(bound);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        End(json);
    }

    private static void Begin(Utf8JsonWriter json, string name, string description, string unit, string kind)
    {
        json.WriteStartObject();
        json.WriteString("name", name);
        json.WriteString("description", description);
        json.WriteString("unit", unit);
        json.WriteStartObject(kind);
        json.WriteNumber("aggregationTemporality", Delta);
    }

    private static void End(Utf8JsonWriter json)
    {
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void BeginPoint(Utf8JsonWriter json, KeyValuePair<string, object>[] dimensions)
    {
        json.WriteStartObject();
        OtlpWriter.WriteAttributes(json, dimensions);
        json.WriteString("startTimeUnixNano", OtlpWriter.Nanoseconds(_run.Start));
        json.WriteString("timeUnixNano", OtlpWriter.Nanoseconds(_run.End > _run.Start ? _run.End : _run.Start.AddTicks(1)));
    }

    private static string Executor(RunSpan span) => span.Attributes.GetValueOrDefault("aef.executor") as string ?? string.Empty;

    private static double Seconds(RunSpan span) => (span.End - span.Start).TotalSeconds;
}
