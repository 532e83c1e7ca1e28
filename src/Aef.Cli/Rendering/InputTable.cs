using Aef.Cli.Terminal;
using Aef.Core.Semantics.Inputs;
using Aef.Documents.Display;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>The inputs of a pipeline as a table: name, type, default, values and description.</summary>
internal sealed class InputTable(TerminalWriter terminal, IReadOnlyList<InputDescription> inputs)
{
    private const int MostOfColumn = 32;

    /// <summary>Writes the table.</summary>
    public void Write()
    {
        if (inputs.Count == 0)
        {
            terminal.WriteLine("The pipeline has no inputs.");
            return;
        }

        string[][] rows = [["input", "type", "default", "values", "description"], .. inputs.Select(Row)];
        var widths = Enumerable.Range(0, rows[0].Length)
            .Select(c => Math.Min(MostOfColumn, rows.Max(r => TerminalText.Width(r[c]))))
            .ToList();
        foreach (var (row, index) in rows.Select((r, i) => (r, i)))
        {
            var cells = row.Take(row.Length - 1).Select((cell, c) => TerminalText.Fit(TerminalText.Cut(cell, widths[c]), widths[c]));
            var line = string.Join("  ", cells.Append(row[^1])).TrimEnd();
            terminal.WriteLine(TerminalText.Cut(line, terminal.AtMost(terminal.Width)), index == 0 ? TextStyle.Dim : TextStyle.Plain);
        }
    }

    private static string[] Row(InputDescription input) =>
    [
        TerminalText.Clean(input.Name),
        input.IsSecret ? "secret" : input.Type,
        input.IsRequired ? "required" : input.Default.IsNull ? string.Empty : Text(input.Default),
        Values(input),
        TerminalText.Clean(input.Description),
    ];

    private static string Values(InputDescription input) => (input.Values.Count, input.Pattern) switch
    {
        (> 0, _) => string.Join(", ", input.Values.Select(Text)) + (input.AcceptsOthers ? ", …" : string.Empty),
        (_, { } pattern) => TerminalText.Clean(pattern),
        _ => string.Empty,
    };

    private static string Text(WorkflowValue value) => TerminalText.Clean(value.TryGetString(out var text) ? text : value.ToString());
}
