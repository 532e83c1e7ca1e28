using Aef.Cli.Terminal;
using Aef.Documents.Printing;
using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Rendering;

/// <summary>Writes rows as a JSON array with one object a line, one by one.</summary>
internal sealed class QueryJson(CliConsole console) : QueryRows(console)
{
    private IReadOnlyList<SqlColumn> _columns = [];
    private bool _isFirst = true;

    /// <inheritdoc/>
    public override void Begin(IReadOnlyList<SqlColumn> columns)
    {
        base.Begin(columns);
        _columns = columns;
        Console.Output.Raw.Write('[');
    }

    /// <inheritdoc/>
    public override bool Add(object?[] values)
    {
        var row = WorkflowValue.FromMap([.. _columns.Select((c, i) => (c.Name, SqlValues.ToWorkflowValue(values[i])))]);
        Console.Output.Raw.Write(_isFirst ? "\n" : ",\n");
        Console.Output.Raw.Write(RunnerCommands.EscapeInQuotes(row.ToJson()));
        _isFirst = false;
        return true;
    }

    /// <inheritdoc/>
    protected override void Finish() => Console.Output.Raw.Write(_isFirst ? "]\n" : "\n]\n");
}
