using Aef.Documents.Diagnostics;

namespace Aef.Runs.Data;

/// <summary>Diagnostics about the settings of loads, as far as they are known before a run: AEF735x.</summary>
internal static class LoadDiagnostics
{
    public static readonly DiagnosticDescriptor Missing = Error(
        "AEF7350",
        "Setting that a load needs",
        "Set it with \"with\", in a job file of the project, or in the section \"local\" of the entry.");

    public static readonly DiagnosticDescriptor Invalid = Error("AEF7351", "Invalid setting of a load");

    public static readonly DiagnosticDescriptor Conflict = Error("AEF7352", "Settings of a load that exclude each other");

    public static readonly DiagnosticDescriptor Repeats = Error("AEF7353", "Load that would repeat rows");

    public static readonly DiagnosticDescriptor NoFolder = Error("AEF7354", "Bucket without a folder");

    public static readonly DiagnosticDescriptor NeedsDuckDb = Error("AEF7355", "Format that only DuckDB reads and writes");

    private static DiagnosticDescriptor Error(string code, string title, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, "Step {0}: {1}", remedy);
}
