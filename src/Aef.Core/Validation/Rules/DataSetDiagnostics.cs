using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about the data sets that steps read and write.</summary>
public static class DataSetDiagnostics
{
    /// <summary>Invalid data set.</summary>
    public static readonly DiagnosticDescriptor InvalidDataSet = new(
        "AEF3044",
        DiagnosticSeverity.Warning,
        "Invalid data set",
        "{0} is not a data set: {1}.{2}",
        "Write bigquery://project.dataset.table, gs://bucket/path, postgres://connection/schema.table or file:path.");

    /// <summary>Data set read before it is written.</summary>
    public static readonly DiagnosticDescriptor ReadTooEarly = new(
        "AEF3045",
        DiagnosticSeverity.Warning,
        "Data set read before it is written",
        "The step {0} reads {1}, but the step {2}, which writes it, {3}.",
        "Move the writing step to an earlier level, or earlier in the same thread. If the step reads the data of an earlier run, "
        + "suppress the warning in aef.json.");
}
