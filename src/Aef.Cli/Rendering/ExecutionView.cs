using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Shows an execution as runs on this computer are shown.</summary>
internal sealed class ExecutionView(TerminalWriter terminal)
{
    /// <summary>Writes the state, the chart, the failures and the address of the execution in the console.</summary>
    public void Write(ExecutionName name, Execution execution, RunProgress progress, bool isAtGoogle)
    {
        var outcome = ExecutionOutcome.Of(execution);
        var duration = execution.Duration ?? progress.Elapsed;
        RunTable.Write(terminal, RunHeadline.Of(progress, ExecutionProgress.StateOf(execution), duration, isRealTime: true));
        if (progress.Levels.Count > 0)
        {
            terminal.WriteLine();
            new RunTable(terminal, progress).Write();
        }

        new FailureWriter(terminal).Write(ExecutionProgress.FailuresOf(outcome));
        if (outcome is { Message: { } message, Failures.Count: 0 })
        {
            terminal.Write("error: ", TextStyle.Bad).WriteLine(TerminalText.Clean(message));
        }

        terminal.WriteLine();
        terminal.WriteLine(TerminalText.Clean($"execution {name.WorkflowId}/{name.Id}"));
        if (isAtGoogle)
        {
            terminal.WriteLine(name.ConsoleLink.AbsoluteUri, TextStyle.Dim);
        }
    }

    /// <summary>Writes the properties of an execution; steps only if they are known.</summary>
    public static void WriteJson(
        Utf8JsonWriter json, ExecutionName name, Execution execution, RunProgress? progress, bool isAtGoogle)
    {
        var outcome = ExecutionOutcome.Of(execution);
        json.WriteString("id", name.Id);
        json.WriteString("name", name.ToString());
        json.WriteString("workflow", name.WorkflowId);
        json.WriteString("state", execution.State ?? "STATE_UNSPECIFIED");
        json.WriteOptional("revision", execution.WorkflowRevisionId);
        WriteTime(json, "start_time", execution.StartTime ?? execution.CreateTime);
        WriteTime(json, "end_time", execution.EndTime);
        json.WriteOptional("console", isAtGoogle ? name.ConsoleLink.AbsoluteUri : null);
        WriteText(json, "argument", execution.Argument);
        WriteText(json, "result", execution.Result);
        json.WriteOptional("error", outcome.Message);
        if (progress is { Levels.Count: > 0 })
        {
            json.WriteStartArray("steps");
            foreach (var step in progress.Steps)
            {
                RunJson.WriteStep(json, step);
            }

            json.WriteEndArray();
        }

        json.WriteStartArray("failures");
        foreach (var failure in ExecutionProgress.FailuresOf(outcome))
        {
            RunJson.WriteFailure(json, failure);
        }

        json.WriteEndArray();
    }

    private static void WriteTime(Utf8JsonWriter json, string name, DateTimeOffset? time)
    {
        if (time is { } known)
        {
            json.WriteString(name, known.UtcDateTime);
        }
    }

    // Arguments and results are JSON texts.
    private static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is null)
        {
            return;
        }

        try
        {
            using var document = JsonDocument.Parse(text, JsonOutput.ReadOptions);
            json.WritePropertyName(name);
            document.RootElement.WriteTo(json);
        }
        catch (JsonException)
        {
            json.WriteString(name, text);
        }
    }
}
