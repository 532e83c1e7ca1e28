namespace Aef.Core.Environments;

/// <summary>The names of databases, for people.</summary>
public static class ConnectionNames
{
    /// <summary>The name of the product, such as <c>PostgreSQL</c>.</summary>
    public static string Of(ConnectionKind kind) => kind switch
    {
        ConnectionKind.DuckDb => "DuckDB",
        ConnectionKind.Sqlite => "SQLite",
        ConnectionKind.MySql => "MySQL",
        _ => "PostgreSQL",
    };

    /// <summary>The keyword in <c>aef.json</c>, such as <c>postgres</c>.</summary>
    public static string WordOf(ConnectionKind kind) => ConnectionKinds.All.Words[(int)kind];
}
