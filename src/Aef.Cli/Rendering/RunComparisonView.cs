using System.Text.Json;
using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Runs.History;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Shows the differences between two recorded runs.</summary>
internal sealed class RunComparisonView(TerminalWriter terminal)
{
    private static readonly string[] Titles = ["step", "before", "now", "change", "state"];

    /// <summary>Writes the steps that changed, and the changes of the definition.</summary>
    public void Write(RunComparison comparison)
    {
        Write("A", comparison.Before);
        Write("B", comparison.Now);
        terminal.WriteLine();
        var changed = comparison.Steps.Where(s => s.IsSlower || s.IsFaster || s.HasOtherState).ToList();
        TextTable.Write(
            terminal,
            Titles,
            [.. changed.Select(s => Row(s, comparison.Before.IsRealTime || comparison.Now.IsRealTime))],
            i => changed[i].IsSlower ? TextStyle.Caution : changed[i].IsFaster ? TextStyle.Good : TextStyle.Plain);
        terminal.WriteLine(
            changed.Count == 0
                ? "no step became slower or ended differently"
                : $"{changed.Count(s => s.IsSlower)} slower, {changed.Count(s => s.IsFaster)} faster, "
                    + $"{changed.Count(s => s.HasOtherState)} with another state",
            TextStyle.Dim);
        WriteDefinitions(comparison);
    }

    /// <summary>Writes the properties of the comparison.</summary>
    public static void WriteJson(Utf8JsonWriter json, RunComparison comparison)
    {
        json.WritePropertyName("before");
        RunListView.WriteRecord(json, comparison.Before);
        json.WritePropertyName("now");
        RunListView.WriteRecord(json, comparison.Now);
        json.WriteStartArray("steps");
        foreach (var step in comparison.Steps)
        {
            json.WriteStartObject();
            json.WriteString("job_id", step.JobId);
            json.WriteString("job_name", step.JobName);
            json.WriteOptional("state_before", State(step.StateBefore));
            json.WriteOptional("state", State(step.State));
            WriteSeconds(json, "seconds_before", step.Before);
            WriteSeconds(json, "seconds", step.Now);
            WriteSeconds(json, "change_seconds", step.Change);
            json.WriteBoolean("slower", step.IsSlower);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("same_definition", comparison.HasSameDefinition);
        if (comparison.Definitions is { } difference)
        {
            DiffJson.WriteChanges(json, difference);
        }
    }

    private static string[] Row(StepComparison step, bool isRealTime) =>
    [
        $"{step.JobId} {step.JobName}",
        step.Before is { } before ? DurationText.Of(before, isRealTime) : string.Empty,
        step.Now is { } now ? DurationText.Of(now, isRealTime) : string.Empty,
        step.Change is { } change ? (change < TimeSpan.Zero ? "-" : "+") + DurationText.Of(change.Duration(), isRealTime) : string.Empty,
        step.HasOtherState
            ? $"{State(step.StateBefore) ?? "(missing)"} → {State(step.State) ?? "(missing)"}"
            : State(step.State) ?? string.Empty,
    ];

    private static string? State(StepState? state) => state is { } known ? StateText.Word(known) : null;

    private static void WriteSeconds(Utf8JsonWriter json, string name, TimeSpan? time)
    {
        if (time is { } known)
        {
            json.WriteNumber(name, known.TotalSeconds);
        }
    }

    private void Write(string name, RunRecord run)
    {
        var duration = run.Duration is { } known ? $" after {DurationText.Of(known, run.IsRealTime)}" : string.Empty;
        terminal.WriteLine(TerminalText.Clean($"{name}  {run.Id}  {run.Pipeline}  {RunListView.State(run.State)}{duration}"));
    }

    private void WriteDefinitions(RunComparison comparison)
    {
        terminal.WriteLine();
        if (comparison.HasSameDefinition || comparison.Definitions is { AreEqual: true })
        {
            terminal.WriteLine("the definition is the same", TextStyle.Dim);
        }
        else if (comparison.Definitions is { } difference)
        {
            terminal.WriteLine("changes of the definition", TextStyle.Bold);
            new DiffView(terminal).Write(difference);
        }
        else
        {
            terminal.WriteLine("the definition has changed, and cannot be compared", TextStyle.Dim);
        }
    }
}
