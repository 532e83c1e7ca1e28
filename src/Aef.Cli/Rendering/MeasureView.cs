using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;

namespace Aef.Cli.Rendering;

/// <summary>
/// Shows a measure: each value with its limit and a bar, the sizes of the parts of the source, the duration and the price.
/// </summary>
internal sealed class MeasureView(TerminalWriter terminal, WorkflowMeasure measure)
{
    private const int MaxParts = 12;

    private readonly MeasureLayout _layout = MeasureLayout.For(measure, terminal);

    /// <summary>Writes the view.</summary>
    public void Write()
    {
        var scenario = measure.Scenario is { } text ? $"  {text}" : string.Empty;
        terminal.Write(
            TerminalText.Cut(TerminalText.Clean(measure.Name), terminal.AtMost(terminal.Width - scenario.Length)),
            TextStyle.Bold);
        terminal.WriteLine(scenario, TextStyle.Dim);
        foreach (var limit in measure.Limits)
        {
            Write(limit);
            if (limit.Key == "source_bytes" && measure.Source.Largest is null)
            {
                WriteParts();
            }
        }

        if (measure.Source.Largest is not null)
        {
            new ExecutionTable(terminal, measure).Write();
        }

        foreach (var lanes in measure.Steps.Lanes)
        {
            Row("lanes", Describe(lanes));
        }

        if (measure.Duration is { } duration)
        {
            Row("duration", $"{DisplayText.Clock(duration)} with at most 20 threads at once");
        }

        if (measure.SecretReads is > 0 and { } reads)
        {
            Row("secret reads", string.Create(CultureInfo.InvariantCulture, $"{reads:N0} in the run: one for each secret and attempt"));
        }

        if (measure.Cost is { } cost)
        {
            Row(
                "billed steps",
                string.Create(CultureInfo.InvariantCulture, $"{cost.InternalSteps:N0} internal, {cost.ExternalSteps:N0} external"));
            var month = string.Create(CultureInfo.InvariantCulture, $"{cost.MonthDollars:0.00} USD for {cost.RunsAMonth} runs per month");
            var price = string.Create(CultureInfo.InvariantCulture, $"{cost.RunDollars:0.0000} USD per run");
            Row("price", $"{price}, {month} (list prices of {cost.Prices.AsOf})");
        }

        if (measure.Callbacks is { } saved)
        {
            Row(
                "saved by callbacks",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{saved.Steps:N0} steps and {saved.RunDollars:0.0000} USD per run, compared with polling"));
        }
    }

    private void Write(MeasuredLimit limit)
    {
        if (limit.Value is not { } value)
        {
            Row(limit.Title, "not known");
            return;
        }

        var share = limit.Share ?? 0;
        terminal.Write(TerminalText.Fit(limit.Title, _layout.Title));
        terminal.Write(
            $"{MeasureLayout.Number(value).PadLeft(_layout.Value)} of {MeasureLayout.Number(limit.Limit).PadLeft(_layout.Limit)}  ");
        terminal.Write(BarOf(share), share > 1 ? TextStyle.Bad : share >= 0.8 ? TextStyle.Caution : TextStyle.Good);
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{(_layout.Bar > 0 ? " " : string.Empty)}{limit.Percent ?? 0,4} %"));
        var note = limit.Key == "source_bytes" ? Source(limit.Location) : limit.Location;
        if (note is not null && _layout.NotesBelow)
        {
            terminal.WriteLine();
            terminal.Write("  ").WriteLine(TerminalText.Cut(TerminalText.Clean(note), terminal.Width - 2), TextStyle.Dim);
            return;
        }

        terminal.WriteLine(note is null ? string.Empty : "  " + TerminalText.Cut(TerminalText.Clean(note), _layout.Note), TextStyle.Dim);
    }

    private string Source(string? workflow)
    {
        var format = measure.Source.Format == SourceFormat.Json ? "JSON" : "YAML";
        return workflow is null ? format : $"{format}, {workflow}";
    }

    private string Describe(LaneMeasure lanes)
    {
        var lane = measure.Steps.Executions.First(e => e.Workflow == lanes.Workflow);
        var most = lane.UntilLimit is { } steps
            ? $" A lane executes at most {MeasureLayout.Number(steps)} if all jobs time out."
            : string.Empty;
        return $"level {TerminalText.Clean(lanes.Level)} runs in up to {DisplayText.Count(lanes.Lanes, "lane")}, executions of "
            + $"{lanes.Workflow}, because one execution would execute {MeasureLayout.Number(lanes.StepsInOne)} steps for "
            + $"{MeasureLayout.Number(lanes.Units)} threads and items.{most}";
    }

    private void WriteParts()
    {
        var parts = measure.Source.Parts.OrderByDescending(p => p.Bytes).Take(MaxParts).ToHashSet();
        foreach (var part in measure.Source.Parts.Where(parts.Contains))
        {
            WritePart(part.Name, part.Bytes);
        }

        var rest = measure.Source.Parts.Where(p => !parts.Contains(p)).ToList();
        if (rest.Count > 0)
        {
            WritePart($"{rest.Count} more", rest.Sum(p => p.Bytes));
        }
    }

    private void WritePart(string name, int bytes)
    {
        terminal.Write(TerminalText.Fit("  " + TerminalText.Clean(name), _layout.Title), TextStyle.Dim);
        terminal.WriteLine(MeasureLayout.Number(bytes).PadLeft(_layout.Value), TextStyle.Dim);
    }

    /// <summary>A row of text that wraps at the end of the terminal.</summary>
    private void Row(string title, string text)
    {
        var indent = terminal.HasWidth
            && _layout.Title + 5 + text.Length > terminal.Width
            ? Math.Min(_layout.Title + 5, terminal.Width / 3)
            : _layout.Title + 5;
        terminal.Write(TerminalText.Fit(title, indent));
        var used = indent;
        foreach (var (word, index) in text.Split(' ').Select((w, i) => (w, i)))
        {
            var breaks = index > 0 && used + 1 + word.Length > terminal.AtMost(terminal.Width);
            terminal.Write(index == 0 ? string.Empty : breaks ? "\n" + new string(' ', indent) : " ").Write(word);
            used = breaks ? indent + word.Length : used + word.Length + (index == 0 ? 0 : 1);
        }

        terminal.WriteLine();
    }

    /// <summary>Filled and empty columns; anything above zero shows a filled column, and anything below the limit an empty one.</summary>
    private string BarOf(double share)
    {
        var bar = _layout.Bar;
        var filled = share <= 0 || bar == 0 ? 0 : share >= 1 ? bar : Math.Clamp((int)Math.Round(share * bar), 1, bar - 1);
        return new string('█', filled) + new string('░', bar - filled);
    }
}
