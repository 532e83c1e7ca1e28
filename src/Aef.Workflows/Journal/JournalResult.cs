using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>What reading a journal gave: the journal, or null when a finding is an error.</summary>
public sealed record JournalResult(JournalContent? Journal, IReadOnlyList<Diagnostic> Diagnostics);
