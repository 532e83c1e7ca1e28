using System.Globalization;
using Aef.Cli.Terminal;
using Aef.Documents.Tree;
using Aef.Runs.Estimation;

namespace Aef.Cli.Rendering;

/// <summary>Shows a measure: each number beside its limit with a bar, what takes the bytes of the source, the time and the price.</summary>
internal sealed class MeasureView(TerminalWriter terminal, WorkflowMeasure measure)
{
    private const int Title = 30;
    private const int MaxParts = 12;
    private const int Bar = 20;

    /// <summary>Writes the view.</summary>
    public void Write()
    {
        terminal.Write(TerminalText.Clean(measure.Name), TextStyle.Bold);
        terminal.WriteLine(measure.Scenario is { } scenario ? $"  {scenario}" : string.Empty, TextStyle.Dim);
        foreach (var limit in measure.Limits)
        {
            Write(limit);
            if (limit.Key == "source_bytes")
            {
                WriteParts();
            }
        }

        if (measure.Duration is { } duration)
        {
            Row("duration", $"{DisplayText.Clock(duration)} with at most 20 threads at once");
        }

        if (measure.Cost is { } cost)
        {
            Row("billed steps", string.Create(CultureInfo.InvariantCulture, $"{cost.InternalSteps:N0} internal, {cost.ExternalSteps:N0} external"));
            Row("price", string.Create(CultureInfo.InvariantCulture, $"{cost.RunDollars:0.0000} USD a run, {cost.MonthDollars:0.00} USD for {cost.RunsAMonth} runs a month (list prices of {cost.Prices.AsOf})"));
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
        terminal.Write(TerminalText.Fit(limit.Title, Title));
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $"{value,13:N0} of {limit.Limit,7:N0}  "));
        terminal.Write(BarOf(share), share > 1 ? TextStyle.Bad : share >= 0.8 ? TextStyle.Caution : TextStyle.Good);
        terminal.Write(string.Create(CultureInfo.InvariantCulture, $" {Math.Ceiling(share * 100),4:0} %"));
        var note = limit.Key == "source_bytes" ? measure.Source.Format == SourceFormat.Json ? "JSON" : "YAML" : limit.Location;
        terminal.WriteLine(note is null ? string.Empty : "  " + TerminalText.Cut(TerminalText.Clean(note), 30), TextStyle.Dim);
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
        terminal.Write(TerminalText.Fit("  " + TerminalText.Clean(name), Title), TextStyle.Dim);
        terminal.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{bytes,13:N0}"), TextStyle.Dim);
    }

    private void Row(string title, string text)
    {
        terminal.Write(TerminalText.Fit(title, Title)).WriteLine("     " + text);
    }

    /// <summary>Filled and empty columns; what is more than nothing shows at least one filled column, what is not all shows at least one empty one.</summary>
    private static string BarOf(double share)
    {
        var filled = share <= 0 ? 0 : share >= 1 ? Bar : Math.Clamp((int)Math.Round(share * Bar), 1, Bar - 1);
        return new string('█', filled) + new string('░', Bar - filled);
    }
}
