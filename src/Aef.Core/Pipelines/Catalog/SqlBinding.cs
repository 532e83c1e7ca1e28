using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Statements on a named connection do the job.</summary>
/// <param name="Connection">The name of the connection; null when the entry has none.</param>
/// <param name="Statements">The statements, in order.</param>
public sealed record SqlBinding(string? Connection, EquatableList<string> Statements) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "sql";
}
