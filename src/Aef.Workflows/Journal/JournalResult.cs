using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>The result of reading a journal: the journal, or null when there are errors.</summary>
public sealed record JournalResult(JournalContent? Journal, IReadOnlyList<Diagnostic> Diagnostics);
