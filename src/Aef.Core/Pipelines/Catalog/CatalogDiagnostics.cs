using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Diagnostics about the executor entries of a user.</summary>
internal static class CatalogDiagnostics
{
    /// <summary>Duplicate executor entry.</summary>
    public static readonly DiagnosticDescriptor DuplicateExecutor = new(
        "AEF1071",
        DiagnosticSeverity.Error,
        "Duplicate executor entry",
        "Duplicate executor {0}: another file in this folder already describes it.",
        "Keep one of the two files, or rename one of the executors.");

    /// <summary>No folder of executor entries.</summary>
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF1072",
        DiagnosticSeverity.Error,
        "No folder of executor entries",
        "Cannot read the folder {0}.",
        "Name the folder with the entries under \"executors\" in aef.json. The command also has --executors.");
}
