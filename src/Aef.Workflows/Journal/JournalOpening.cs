using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>What opening a journal gave: the session, or null when a finding is an error.</summary>
public sealed record JournalOpening(JournalSession? Session, IReadOnlyList<Diagnostic> Diagnostics);
