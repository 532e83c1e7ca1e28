using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>The result of opening a journal: the session, or null when there are errors.</summary>
public sealed record JournalOpening(JournalSession? Session, IReadOnlyList<Diagnostic> Diagnostics);
