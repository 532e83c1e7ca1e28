using Aef.Documents.Diagnostics;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>The journal of a run, or null when there are errors.</summary>
public sealed record RunJournalResult(RunJournal? Journal, IReadOnlyList<Diagnostic> Diagnostics);
