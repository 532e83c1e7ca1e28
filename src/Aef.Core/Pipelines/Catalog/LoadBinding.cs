using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// The job copies files into tables, or back, without keeping them in memory. A setting that is missing is the parameter of the job with
/// its name.
/// </summary>
/// <param name="From">The path, the address or the query that is read; null when the entry has none.</param>
/// <param name="To">The table or the path that is written; null when the entry has none.</param>
/// <param name="Mode"><c>replace</c>, <c>append</c> or <c>merge</c>; null when the entry has none.</param>
/// <param name="Keys">The columns that identify a row, for <c>merge</c>.</param>
public sealed record LoadBinding(string? From, string? To, string? Mode, EquatableList<string> Keys) : LocalBinding
{
    /// <inheritdoc/>
    public override string Kind => "load";

    /// <summary>The name of the connection; null when the entry has none.</summary>
    public string? Connection { get; init; }

    /// <summary><c>csv</c>, <c>jsonl</c> or <c>parquet</c>; null for that of the file name.</summary>
    public string? Format { get; init; }
}
