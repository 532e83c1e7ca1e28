using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>What beginning a journal gave: the writer, or null when a finding is an error.</summary>
public sealed record JournalCreation(JournalWriter? Writer, IReadOnlyList<Diagnostic> Diagnostics);
