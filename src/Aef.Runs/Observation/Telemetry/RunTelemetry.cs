using System.Text;
using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Observation.Telemetry;

/// <summary>
/// Sends one trace and the metrics of a run to a collector of OpenTelemetry when the run has ended. A run that was interrupted sends its
/// trace when it is resumed and has ended.
/// </summary>
internal sealed class RunTelemetry : IRunObserver
{
    private const int MostSpans = 2000;

    private static readonly string[] Rejections = ["rejectedSpans", "rejectedDataPoints"];

    private readonly TelemetrySettings? _settings;
    private readonly TracedRun _about;
    private readonly SpanCollector _spans;
    private readonly string? _problem;

    private RunTelemetry(TelemetrySettings? settings, TracedRun about, string? problem)
    {
        (_settings, _about, _problem) = (settings, about, problem);
        _spans = new SpanCollector(about, settings?.Parent);
    }

    /// <summary>The telemetry of a run; null if no collector is named.</summary>
    public static RunTelemetry? Of(Func<string, string?> variable, TracedRun about) =>
        TelemetrySettings.Read(variable, out var problem) is { } settings ? new RunTelemetry(settings, about, null)
        : problem is not null ? new RunTelemetry(null, about, problem)
        : null;

    /// <inheritdoc/>
    public void Receive(RunEvent happened) => _spans.Receive(happened);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run)
    {
        if (_settings is not { } settings)
        {
            return [Report("The traces and metrics", "the collector", _problem ?? string.Empty)];
        }

        if (run is null || _spans.Root is not { } root || !root.Attributes.ContainsKey("aef.outcome"))
        {
            return [];
        }

        using var sender = new ReportSender();
        using var limit = new CancellationTokenSource(settings.Limit);
        var traces = settings.SendsTraces && settings.Parent is not { IsSampled: false }
            ? SendTracesAsync(sender, settings, root, run.Id, limit.Token)
            : Task.FromResult<string?>(null);
        var metrics = settings.SendsMetrics
            ? PostAsync(sender, settings, "/v1/metrics", new OtlpMetrics(settings, _about, _spans).Write(), limit.Token)
            : Task.FromResult<string?>(null);
        var problems = await Task.WhenAll(traces, metrics).ConfigureAwait(false);
        var name = ReportSender.NameOf(settings.Endpoint);
        return
        [
            .. problems[0] is { } first ? [Report("The traces", name, first)] : (Diagnostic[])[],
            .. problems[1] is { } second ? [Report("The metrics", name, second)] : (Diagnostic[])[],
        ];
    }

    private async Task<string?> SendTracesAsync(
        ReportSender sender,
        TelemetrySettings settings,
        RunSpan root,
        string executionId,
        CancellationToken cancellationToken)
    {
        var traceId = settings.Parent?.TraceId ?? StableIds.Hex(16, "trace", executionId);
        foreach (var part in _spans.Spans.Prepend(root).Chunk(MostSpans))
        {
            var request = OtlpTraces.Write(settings, _about.Version, traceId, part);
            if (await PostAsync(sender, settings, "/v1/traces", request, cancellationToken).ConfigureAwait(false) is { } problem)
            {
                return problem;
            }
        }

        return null;
    }

    private static async Task<string?> PostAsync(
        ReportSender sender,
        TelemetrySettings settings,
        string path,
        byte[] request,
        CancellationToken cancellationToken)
    {
        var (answer, problem) = await sender.PostAsync(settings.AddressOf(path), request, settings.Headers, cancellationToken)
            .ConfigureAwait(false);
        return problem ?? Rejected(answer);
    }

    /// <summary>A collector may accept a request and reject a part of it.</summary>
    private static string? Rejected(string? answer)
    {
        if (string.IsNullOrWhiteSpace(answer) || !WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(answer), out var value, out _))
        {
            return null;
        }

        var partial = value["partialSuccess"];
        return Rejections
            .Select(k => partial[k].TryGetInteger(out var count) ? count
                : partial[k].TryGetString(out var text) && long.TryParse(text, out var written) ? written : 0)
            .FirstOrDefault(c => c > 0) is var rejected and > 0
                ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"the collector has rejected {rejected} of them")
                : null;
    }

    private static Diagnostic Report(string what, string to, string problem) =>
        NotificationDiagnostics.ReportNotSent.At(Location.None, what, to, problem);
}
