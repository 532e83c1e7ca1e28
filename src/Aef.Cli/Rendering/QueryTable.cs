using Aef.Cli.Terminal;
using Aef.Documents.Display;
using Aef.Runs.Connections;

namespace Aef.Cli.Rendering;

/// <summary>Writes the first rows of a query as a table.</summary>
internal sealed class QueryTable(CliConsole console, int limit) : QueryRows(console)
{
    private const int MaxWidth = 60;

    private readonly List<string[]> _rows = [];
    private bool[] _isNumber = [];
    private string[] _titles = [];
    private bool _isCut;

    /// <inheritdoc/>
    public override void Begin(IReadOnlyList<SqlColumn> columns)
    {
        base.Begin(columns);
        _titles = [.. columns.Select(c => TerminalText.Clean(c.Name))];
        _isNumber = new bool[columns.Count];
    }

    /// <inheritdoc/>
    public override bool Add(object?[] values)
    {
        if (_rows.Count == limit)
        {
            _isCut = true;
            return false;
        }

        for (var i = 0; i < values.Length; i++)
        {
            _isNumber[i] |= values[i] is long or double or decimal;
        }

        _rows.Add([.. values.Select(v => v is null ? "NULL" : Shorten(TerminalText.Clean(SqlValues.ToText(v))))]);
        return true;
    }

    /// <inheritdoc/>
    protected override void Finish()
    {
        var widths = _titles.Select((t, i) => _rows.Select(r => r[i].Length).Append(t.Length).Max()).ToArray();
        Write(_titles, widths, TextStyle.Dim);
        foreach (var row in _rows)
        {
            Write(row, widths, TextStyle.Plain);
        }

        Console.Error.WriteLine(
            DisplayText.Count(_rows.Count, "row")
            + (_isCut ? "; there are more: use --limit or --output csv" : string.Empty),
            TextStyle.Dim);
    }

    private void Write(string[] cells, int[] widths, TextStyle style) => Console.Output.WriteLine(
        string.Join("  ", cells.Select((c, i) => _isNumber[i] ? c.PadLeft(widths[i]) : c.PadRight(widths[i]))).TrimEnd(),
        style);

    private static string Shorten(string text) => text.Length > MaxWidth ? string.Concat(text.AsSpan(0, MaxWidth - 1), "…") : text;
}
