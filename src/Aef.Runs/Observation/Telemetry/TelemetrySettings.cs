using System.Globalization;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>The settings of OpenTelemetry in environment variables.</summary>
/// <param name="Endpoint">The address of the collector, to which <c>/v1/traces</c> and <c>/v1/metrics</c> are added.</param>
internal sealed record TelemetrySettings(Uri Endpoint)
{
    private const int ShortLimit = 2000;
    private const int LongestLimit = 10_000;

    /// <summary>The headers of each request, which may contain secrets.</summary>
    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The attributes of the resource, with the name of the service.</summary>
    public IReadOnlyList<(string Name, string Value)> Resource { get; init; } = [];

    /// <summary>The trace and the span that have started this process; null for none.</summary>
    public TraceParent? Parent { get; init; }

    /// <summary>True if traces are sent.</summary>
    public bool SendsTraces { get; init; } = true;

    /// <summary>True if metrics are sent.</summary>
    public bool SendsMetrics { get; init; } = true;

    /// <summary>How long the end of a run waits for the collector.</summary>
    public TimeSpan Limit { get; init; } = TimeSpan.FromMilliseconds(ShortLimit);

    /// <summary>Reads the settings; null without an endpoint. The problem describes an endpoint that is not an address.</summary>
    public static TelemetrySettings? Read(Func<string, string?> variable, out string? problem)
    {
        problem = null;
        if (variable("OTEL_EXPORTER_OTLP_ENDPOINT") is not { } text
            || string.IsNullOrWhiteSpace(text)
            || IsTrue(variable("OTEL_SDK_DISABLED")))
        {
            return null;
        }

        if (!Uri.TryCreate(text.Trim(), UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            problem = "the value of OTEL_EXPORTER_OTLP_ENDPOINT does not start with http:// or https://";
            return null;
        }

        var attributes = Pairs(variable("OTEL_RESOURCE_ATTRIBUTES")).Where(a => a.Name.Length > 0).ToList();
        var service = variable("OTEL_SERVICE_NAME") is { Length: > 0 } named
            ? named
            : attributes.LastOrDefault(a => a.Name == "service.name").Value ?? "aef";
        return new TelemetrySettings(endpoint)
        {
            Headers = Pairs(variable("OTEL_EXPORTER_OTLP_HEADERS")),
            Resource =
            [
                ("service.name", service),
                .. attributes.Where(a => a.Name != "service.name").DistinctBy(a => a.Name, StringComparer.Ordinal),
            ],
            Parent = TraceParent.TryParse(variable("TRACEPARENT")),
            SendsTraces = variable("OTEL_TRACES_EXPORTER") != "none",
            SendsMetrics = variable("OTEL_METRICS_EXPORTER") != "none",
            Limit = TimeSpan.FromMilliseconds(
                int.TryParse(variable("OTEL_EXPORTER_OTLP_TIMEOUT"), NumberStyles.None, CultureInfo.InvariantCulture, out var limit)
                    ? Math.Clamp(limit, 1, LongestLimit)
                    : ShortLimit),
        };
    }

    /// <summary>The address for a kind of report.</summary>
    public Uri AddressOf(string path) =>
        new UriBuilder(Endpoint) { Path = Endpoint.AbsolutePath.TrimEnd('/') + path }.Uri;

    /// <summary>
    /// A list such as <c>a=1,b=2</c>, whose values are encoded as in an address. An entry without a name or an equals sign is skipped.
    /// </summary>
    private static List<(string Name, string Value)> Pairs(string? text)
    {
        var pairs = new List<(string, string)>();
        foreach (var entry in (text ?? string.Empty).Split(',', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = entry.IndexOf('=', StringComparison.Ordinal);
            if (at > 0 && entry[..at].Trim() is { Length: > 0 } name)
            {
                pairs.Add((Uri.UnescapeDataString(name), Uri.UnescapeDataString(entry[(at + 1)..].Trim())));
            }
        }

        return pairs;
    }

    private static bool IsTrue(string? text) => string.Equals(text?.Trim(), "true", StringComparison.OrdinalIgnoreCase);
}
