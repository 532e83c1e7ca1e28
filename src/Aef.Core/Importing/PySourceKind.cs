namespace Aef.Core.Importing;

/// <summary>The databases that a source reads.</summary>
internal enum PySourceKind
{
    /// <summary>BigQuery.</summary>
    BigQuery,

    /// <summary>MySQL.</summary>
    MySql,

    /// <summary>PostgreSQL.</summary>
    Postgres,
}
