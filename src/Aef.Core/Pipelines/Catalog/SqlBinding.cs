using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The job is a list of SQL statements on a named connection.</summary>
/// <param name="Connection">The name of the connection; null when the entry has none.</param>
/// <param name="Statements">The statements, in order.</param>
public sealed record SqlBinding(string? Connection, EquatableList<string> Statements) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "sql";
}
