using Aef.Cli.Terminal;
using Aef.Runs.Estimation;

namespace Aef.Cli.Rendering;

/// <summary>
/// A row for each workflow of a pipeline that is several workflows, with its source and the steps of its longest execution, and the total.
/// </summary>
internal sealed class ExecutionTable(TerminalWriter terminal, WorkflowMeasure measure)
{
    private const int LeastName = 12;
    private static readonly string[] Titles = ["workflow", "source bytes", "steps in the run", "if all time out", "worst case"];

    /// <summary>Writes the table.</summary>
    public void Write()
    {
        List<string[]> rows = [.. measure.Steps.Executions.Select(e =>
            (string[])[TerminalText.Clean(e.Workflow), Number(e.SourceBytes), Number(e.Run), Number(e.UntilLimit), Number(e.Most)])];
        string[] total =
        [
            $"all {DisplayText.Count(rows.Count, "workflow")}",
            Number(measure.Source.TotalBytes),
            Number(measure.Cost is { } cost ? cost.InternalSteps + cost.ExternalSteps : null),
            string.Empty,
            string.Empty,
        ];
        var widths = Enumerable.Range(0, Titles.Length)
            .Select(column => rows.Append(Titles).Append(total).Max(r => TerminalText.Width(r[column])))
            .ToArray();
        if (terminal.HasWidth)
        {
            widths[0] = Math.Max(LeastName, Math.Min(widths[0], terminal.Width - widths.Skip(1).Sum(w => w + 2)));
        }

        Row(Titles, widths, TextStyle.Dim);
        rows.ForEach(r => Row(r, widths, TextStyle.Plain));
        Row(total, widths, TextStyle.Plain);
    }

    private void Row(string[] cells, int[] widths, TextStyle style)
    {
        var numbers = cells.Skip(1).Select((cell, i) => "  " + cell.PadLeft(widths[i + 1]));
        terminal.WriteLine((TerminalText.Fit(cells[0], widths[0]) + string.Concat(numbers)).TrimEnd(), style);
    }

    private static string Number(long? value) => value is null ? "not known" : MeasureLayout.Number(value);
}
