using Aef.Documents.Collections;
using Aef.Documents.Tree;

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

    /// <summary>The connection on which the query <see cref="From"/> runs; null when the entry has none.</summary>
    public string? Source { get; init; }

    /// <summary>The character between the fields of CSV; null when the entry has none.</summary>
    public string? Delimiter { get; init; }

    /// <summary>The column by which only new rows are loaded; null when the entry has none.</summary>
    public string? IncrementalColumn { get; init; }

    /// <summary>Where new rows begin: <c>destination</c>, <c>interval</c> or a duration; null when the entry has none.</summary>
    public string? IncrementalFrom { get; init; }

    /// <summary>The time zone of times without an offset in the table; null when the entry has none.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The time zones of columns in the source, by column; null when the entry has none.</summary>
    public DocumentNode? TimeZones { get; init; }

    /// <summary>The inputs of the query <see cref="From"/>, by name; null when the entry has none.</summary>
    public DocumentNode? Inputs { get; init; }

    /// <summary>The most bytes of a file that is downloaded; null when the entry has none.</summary>
    public string? MaximumBytes { get; init; }

    /// <summary>The values of the parameters in the query, as one expression; null when the entry has none.</summary>
    public string? Values { get; init; }
}
