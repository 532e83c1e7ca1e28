using System.Globalization;
using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Runs.Environments;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Cli.Rendering;

/// <summary>Reports the calls of a run, those that no mock matched, and the mocks that no call matched.</summary>
internal sealed class CallReport(LiveEnvironment environment)
{
    private const int MostShown = 20;

    /// <summary>True when mocks were given and a call matched none of them, so that the mocks do not describe this run.</summary>
    public bool IsIncomplete => environment.Loaded.Environment.Mocks is not null && environment.Environment.Calls.Any(c => c.IsUnmatched);

    /// <summary>Writes the calls and mocks without a match; nothing when all matched.</summary>
    public void Write(TerminalWriter terminal)
    {
        var unmatched = environment.Environment.Calls.Where(c => c.IsUnmatched).GroupBy(Describe, StringComparer.Ordinal).ToList();
        if (unmatched.Count > 0)
        {
            terminal.WriteLine("calls without an answer", TextStyle.Bad);
            foreach (var calls in unmatched.Take(MostShown))
            {
                var times = calls.Count() == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {calls.Count()} times");
                terminal.WriteLine(TerminalText.Clean($"  {calls.Key}{times}"));
            }

            if (unmatched.Count > MostShown)
            {
                terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {unmatched.Count - MostShown} more"), TextStyle.Dim);
            }

            terminal.WriteLine(environment.Loaded.Environment.Mocks is null
                ? "to answer them, add mocks to a file and pass it with --mocks FILE (docs/mocks.md), for example"
                : "to answer them, add mocks such as these (docs/mocks.md)");
            foreach (var calls in unmatched.Take(MostShown))
            {
                terminal.WriteLine(
                    TerminalText.Clean("  " + environment.Loaded.Environment.Secrets.Mask(MockFor(calls.First()))),
                    TextStyle.Dim);
            }
        }

        if (environment.Environment.NeverMatched is { Count: > 0 } mocks)
        {
            terminal.WriteLine("mocks that no call matched", TextStyle.Caution);
            foreach (var mock in mocks)
            {
                terminal.WriteLine(TerminalText.Clean($"  {mock.Location}: {mock}"));
            }
        }
    }

    /// <summary>Writes <c>calls</c> and <c>never_matched</c> for programs.</summary>
    public void Write(Utf8JsonWriter json)
    {
        json.WriteStartArray("calls");
        foreach (var call in environment.Environment.Calls)
        {
            json.WriteStartObject();
            json.WriteString("time", call.Time.UtcDateTime);
            json.WriteString("function", call.Function);
            json.WriteOptional("method", Masked(call.Http?.Method));
            json.WriteOptional("url", Masked(call.Http?.Url));
            json.WriteOptional("workflow", Masked(call.Workflow));
            json.WriteOptional("step", call.Step?.Name);
            json.WriteString("reason", call.Reason switch { CallReason.Step => "step", CallReason.Retry => "retry", _ => "poll" });
            json.WriteOptional("mock", call.Mock?.ToString());
            json.WriteBoolean("unmatched", call.IsUnmatched);
            if (call.Outcome is { } outcome)
            {
                json.WriteBoolean("failed", outcome.IsFailure);
            }

            if (call.Duration is { } duration)
            {
                json.WriteNumber("seconds", duration.TotalSeconds);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("never_matched");
        foreach (var mock in environment.Environment.NeverMatched)
        {
            json.WriteStringValue(mock.ToString());
        }

        json.WriteEndArray();
    }

    /// <summary>A mock that matches the call, for people to complete.</summary>
    private static string MockFor(RecordedCall call) => call.Http is { } http
        ? $"- {{ call: {call.Function}, url: '{http.Url.Split('?')[0].Replace("'", "''", StringComparison.Ordinal)}', answer: {{ status: 200, body: {{}} }} }}"
        : $"- {{ call: {call.Function}, answer: {{ value: {{}} }} }}";

    private string Describe(RecordedCall call)
    {
        var step = call.Step is { } info ? $" in step {info.Name} of {call.Workflow ?? info.Routine}" : string.Empty;
        return environment.Loaded.Environment.Secrets.Mask($"{call}{step}");
    }

    private string? Masked(string? text) => text is null ? null : environment.Loaded.Environment.Secrets.Mask(text);
}
