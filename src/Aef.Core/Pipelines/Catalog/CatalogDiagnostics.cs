using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Findings about the executor entries of a user.</summary>
public static class CatalogDiagnostics
{
    /// <summary>Two files with one executor.</summary>
    public static readonly DiagnosticDescriptor DuplicateExecutor = new(
        "AEF1071", DiagnosticSeverity.Error, "Two executor entries with one name", "The executor {0} is described by another file of the folder already.", "Keep one of the two, or give one another name.");

    /// <summary>The folder cannot be read.</summary>
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF1072", DiagnosticSeverity.Error, "No folder of executor entries", "The folder {0} cannot be read.", "Name the folder that holds the entries (--executors, or 'executors' in aef.json).");
}
