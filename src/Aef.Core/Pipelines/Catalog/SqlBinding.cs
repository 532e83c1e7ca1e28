using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// The job is a list of SQL statements on a named connection. A setting that is missing is the parameter of the job with its name.
/// </summary>
/// <param name="Connection">The name of the connection; null when the entry has none.</param>
/// <param name="Statements">The statements, in order; a path that ends with <c>.sql</c> is a file of statements.</param>
public sealed record SqlBinding(string? Connection, EquatableList<string> Statements) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "sql";

    /// <summary>The values of the parameters in the statements, as one expression; null when the entry has none.</summary>
    public string? Values { get; init; }

    /// <summary>The condition that each statement is a transaction of its own; null when the entry has none.</summary>
    public string? Autocommit { get; init; }
}
