using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>What a rerun keeps of a journal, and what it repeats.</summary>
public sealed class RerunPlan
{
    internal RerunPlan(IReadOnlyList<JournalRecord> records, IReadOnlyList<Diagnostic> diagnostics)
    {
        Records = records;
        Diagnostics = diagnostics;
    }

    /// <summary>Which calls are repeated, or why none can be.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>True when nothing can be rerun.</summary>
    public bool HasErrors => Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    /// <summary>The records after the header of the new journal.</summary>
    internal IReadOnlyList<JournalRecord> Records { get; }

    internal static RerunPlan Refused(IReadOnlyList<Diagnostic> diagnostics) => new([], diagnostics);
}
