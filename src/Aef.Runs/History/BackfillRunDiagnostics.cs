using Aef.Documents.Diagnostics;

namespace Aef.Runs.History;

/// <summary>Diagnostics about backfills that run.</summary>
internal static class BackfillRunDiagnostics
{
    public static readonly DiagnosticDescriptor SeveralSchedules = new(
        "AEF7300",
        DiagnosticSeverity.Error,
        "Backfill without the name of a schedule",
        "The pipeline has the schedules {0}, and a backfill runs one of them.",
        "Name the schedule with --schedule NAME (-Schedule).");

    public static readonly DiagnosticDescriptor NotDue = new(
        "AEF7301",
        DiagnosticSeverity.Warning,
        "Runs that are not due yet",
        "{0} not due yet, so the backfill leaves them out. The first one is due at {1}.",
        "End the range earlier, or start the same backfill again later.");

    public static readonly DiagnosticDescriptor Unknown = new(
        "AEF7302",
        DiagnosticSeverity.Error,
        "Unknown backfill",
        "No backfill in \"{0}\" matches \"{1}\".{2}",
        "List the backfills with aef backfill status (Get-AefBackfill), or name another state folder with --state DIR (-StatePath).");

    public static readonly DiagnosticDescriptor NotActive = new(
        "AEF7303",
        DiagnosticSeverity.Error,
        "The backfill is not active",
        "The backfill {0} is not active, so it cannot be stopped.");

    public static readonly DiagnosticDescriptor CannotContinue = new(
        "AEF7304",
        DiagnosticSeverity.Error,
        "Backfill that cannot be continued by its id",
        "The backfill {0} cannot be continued by its id, because {1}.",
        "Repeat the command that started it: it continues the same backfill.");

    public static readonly DiagnosticDescriptor NoCatchUp = new(
        "AEF7305",
        DiagnosticSeverity.Warning,
        "Missed runs are not caught up",
        "The schedule {0} has {1}, but catch_up is none.",
        "Set catch_up to latest or all in the schedule, or name a range with --from and without --missed (-From, -Missed).");
}
