namespace Aef.Core.Importing;

/// <summary>A source: a query on a database.</summary>
internal sealed record PySource(PyModule Module, PySourceKind Database)
{
    public string Name => Module.Name;

    /// <summary>The text of the query; null when it is missing or cannot be read.</summary>
    public string? Query { get; init; }

    /// <summary>The key of the connection profile; null when the source has its own settings.</summary>
    public string? Profile { get; init; }

    /// <summary>The project that runs a query of BigQuery.</summary>
    public string? Project { get; init; }

    public bool IsIncremental { get; init; }

    /// <summary>The column of time that new rows are found by.</summary>
    public string? Column { get; init; }

    /// <summary>How far an incremental load goes back; null means the newest row of the destination.</summary>
    public PyInterval? Interval { get; init; }
}
