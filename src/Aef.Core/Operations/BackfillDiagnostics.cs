using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>Diagnostics about backfills and scheduled times.</summary>
public static class BackfillDiagnostics
{
    /// <summary>A backfill with too many runs.</summary>
    public static readonly DiagnosticDescriptor TooManyRuns = new(
        "AEF6214",
        DiagnosticSeverity.Error,
        "Backfill with too many runs",
        "The backfill of the schedule {0} has {1} runs, but at most {2} can be listed.",
        "Choose a shorter range, and list the rest afterwards.");

    /// <summary>A backfill that cannot be listed.</summary>
    public static readonly DiagnosticDescriptor NotListed = new(
        "AEF6215",
        DiagnosticSeverity.Error,
        "Backfill that cannot be listed",
        "The runs of the backfill cannot be listed: {0}.",
        "Name a schedule with five fields, such as \"0 5 * * *\", and a range such as --from 2026-01-01 --to 2026-01-31 "
        + "(-From and -To of Get-AefScheduleTime).");

    /// <summary>A scheduled time that the schedule does not have.</summary>
    public static readonly DiagnosticDescriptor NotScheduled = new(
        "AEF6216",
        DiagnosticSeverity.Warning,
        "Scheduled time that the schedule does not have",
        "The schedule {0} is not due at {1}.{2}",
        "The run processes the interval of that time. \"aef schedule next\" and \"aef schedule backfill\" list the times of a schedule.");
}
