using Aef.Runs.Connections;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Data;

/// <summary>Collects the first rows of a query as the output of a step: at most 1,000 rows and 64 KiB.</summary>
internal sealed class RowOutput(int maxRows = RowOutput.MaxRows) : IRowReceiver
{
    /// <summary>The most rows of an output.</summary>
    public const int MaxRows = 1_000;

    private const int MaxBytes = 60 * 1024; // the rest of the output needs some, too

    private readonly List<WorkflowValue> _rows = [];
    private long _size;

    /// <summary>The columns; null for a statement without rows.</summary>
    public IReadOnlyList<SqlColumn>? Columns { get; private set; }

    /// <summary>The rows: objects by column.</summary>
    public IReadOnlyList<WorkflowValue> Rows => _rows;

    /// <summary>True if there are more rows than were collected.</summary>
    public bool IsCut { get; private set; }

    /// <inheritdoc/>
    public void Begin(IReadOnlyList<SqlColumn> columns) => Columns = columns;

    /// <inheritdoc/>
    public bool Add(object?[] values)
    {
        var columns = Columns ?? [];
        var row = WorkflowValue.FromMap([.. columns.Select((c, i) => (c.Name, SqlValues.ToWorkflowValue(values[i])))]);
        if (_rows.Count == maxRows || _size + row.Size > MaxBytes)
        {
            IsCut = true;
            return false;
        }

        _size += row.Size;
        _rows.Add(row);
        return true;
    }
}
