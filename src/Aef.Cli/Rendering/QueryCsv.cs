using Aef.Cli.Terminal;
using Aef.Runs.Connections;

namespace Aef.Cli.Rendering;

/// <summary>Writes rows as comma-separated values, one by one.</summary>
internal sealed class QueryCsv(CliConsole console) : QueryRows(console)
{
    /// <inheritdoc/>
    public override void Begin(IReadOnlyList<SqlColumn> columns)
    {
        base.Begin(columns);
        Console.Output.Raw.Write(CsvText.Line([.. columns.Select(c => c.Name)], ','));
    }

    /// <inheritdoc/>
    public override bool Add(object?[] values)
    {
        Console.Output.Raw.Write(CsvText.Line(values, ','));
        return true;
    }
}
