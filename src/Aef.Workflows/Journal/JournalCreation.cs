using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>The result of creating a journal: the writer, or null when there are errors.</summary>
public sealed record JournalCreation(JournalWriter? Writer, IReadOnlyList<Diagnostic> Diagnostics);
