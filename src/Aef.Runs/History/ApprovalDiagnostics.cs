using Aef.Documents.Diagnostics;

namespace Aef.Runs.History;

/// <summary>Diagnostics about decisions of people.</summary>
internal static class ApprovalDiagnostics
{
    public static readonly DiagnosticDescriptor NotWaiting = new(
        "AEF7450",
        DiagnosticSeverity.Error,
        "Step that does not wait for approval",
        "The step {1} of the run {0} does not wait for approval.{2}",
        "See with aef runs show which steps of the run wait, and pass the JOB_ID of one.");

    public static readonly DiagnosticDescriptor RunHasEnded = new(
        "AEF7451",
        DiagnosticSeverity.Error,
        "Decision about a run that has ended",
        "The run {0} has {1}, so none of its steps can be approved or rejected.",
        "Repeat the run with aef rerun (Restart-AefRun); its step then waits again.");
}
