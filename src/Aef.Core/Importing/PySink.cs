namespace Aef.Core.Importing;

/// <summary>A sink: a table of BigQuery.</summary>
internal sealed record PySink(PyModule Module)
{
    public string Name => Module.Name;

    /// <summary>The name of the module whose rows are written.</summary>
    public string? Input { get; init; }

    public PySinkMode Mode { get; init; }

    /// <summary>The columns that identify a row, for a merge.</summary>
    public IReadOnlyList<string> Keys { get; init; } = [];

    /// <summary>The table, as <c>project:dataset.table</c>.</summary>
    public string? Table { get; init; }

    /// <summary>True if the job may create the table.</summary>
    public bool CreatesTable { get; init; }
}
