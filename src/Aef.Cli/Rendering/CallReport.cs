using System.Globalization;
using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Runs.Environments;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Cli.Rendering;

/// <summary>Says which calls a run made, which of them nobody answered, and which mocks no call has met.</summary>
internal sealed class CallReport(LiveEnvironment environment)
{
    private const int MostShown = 20;

    /// <summary>True when the user gave mocks and a call met none of them, so that the run was not the one that they describe.</summary>
    public bool IsIncomplete => environment.Loaded.Environment.Mocks is not null && environment.Environment.Calls.Any(c => c.IsUnmatched);

    /// <summary>Writes what went wrong for people; nothing when nothing did.</summary>
    public void Write(TerminalWriter terminal)
    {
        var unmatched = environment.Environment.Calls.Where(c => c.IsUnmatched).GroupBy(Describe, StringComparer.Ordinal).ToList();
        if (unmatched.Count > 0)
        {
            terminal.WriteLine("calls that nobody answered", TextStyle.Bad);
            foreach (var calls in unmatched.Take(MostShown))
            {
                var times = calls.Count() == 1 ? string.Empty : string.Create(CultureInfo.InvariantCulture, $", {calls.Count()} times");
                terminal.WriteLine(TerminalText.Clean($"  {calls.Key}{times}"));
            }

            if (unmatched.Count > MostShown)
            {
                terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  and {unmatched.Count - MostShown} more"), TextStyle.Dim);
            }

            terminal.WriteLine(environment.Loaded.Environment.Mocks is null ? "with --mocks FILE they get what that file says (docs/mocks.md), such as" : "mocks for them look like this (docs/mocks.md)");
            foreach (var calls in unmatched.Take(MostShown))
            {
                terminal.WriteLine(TerminalText.Clean("  " + environment.Loaded.Environment.Secrets.Mask(MockFor(calls.First()))), TextStyle.Dim);
            }
        }

        if (environment.Environment.NeverMatched is { Count: > 0 } mocks)
        {
            terminal.WriteLine("mocks that no call has met", TextStyle.Caution);
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
