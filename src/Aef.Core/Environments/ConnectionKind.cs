namespace Aef.Core.Environments;

/// <summary>The database of a connection.</summary>
public enum ConnectionKind
{
    /// <summary>DuckDB, embedded in the process, in a file.</summary>
    DuckDb,

    /// <summary>SQLite, embedded in the process, in a file.</summary>
    Sqlite,

    /// <summary>A PostgreSQL server.</summary>
    Postgres,

    /// <summary>A MySQL or MariaDB server, which is only read.</summary>
    MySql,
}
