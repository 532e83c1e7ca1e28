using Aef.Documents.Diagnostics;

namespace Aef.Runs.History;

/// <summary>Diagnostics about recorded runs.</summary>
internal static class HistoryDiagnostics
{
    public static readonly DiagnosticDescriptor UnknownRun = new(
        "AEF7203",
        DiagnosticSeverity.Error,
        "Unknown run",
        "No run in \"{0}\" matches \"{1}\".{2}",
        "List the runs with aef runs (Get-AefRun -Recorded), or name another state folder with --state DIR (-StatePath).");

    public static readonly DiagnosticDescriptor SeveralRuns = new(
        "AEF7204",
        DiagnosticSeverity.Error,
        "Ambiguous id of a run",
        "The ids of {0} runs begin with \"{1}\": {2}.",
        "Type more characters of the id.");

    public static readonly DiagnosticDescriptor NotActive = new(
        "AEF7205",
        DiagnosticSeverity.Error,
        "The run is not active",
        "The run {0} {1}, so it cannot be cancelled.");

    public static readonly DiagnosticDescriptor NoJournal = new(
        "AEF7206",
        DiagnosticSeverity.Error,
        "Recorded run without a journal",
        "The run {0} has no journal, so it cannot be resumed or rerun.",
        "Start it again with aef simulate --record or aef run (Invoke-AefPipeline -Record).");

    public static readonly DiagnosticDescriptor SecretInput = new(
        "AEF7207",
        DiagnosticSeverity.Warning,
        "Recorded input looks like a secret",
        "The value of {0} looks like a secret. The run is recorded without it and without a journal, so it cannot be resumed or rerun.",
        "Declare the input with secret: true and pass a reference such as secret:NAME.");

    public static readonly DiagnosticDescriptor NoIndex = new(
        "AEF7208",
        DiagnosticSeverity.Warning,
        "Index of runs cannot be used",
        "The index of runs cannot be used: {0} The runs were read from their folders, which is slower.",
        "Create the index again with aef runs rebuild (Update-AefRunIndex).");

    public static readonly DiagnosticDescriptor InUse = new(
        "AEF7209",
        DiagnosticSeverity.Error,
        "Recorded run in use",
        "Another process is running {0}.",
        "Wait until that run has ended, or cancel it with aef cancel.");

    public static readonly DiagnosticDescriptor UnknownStep = new(
        "AEF7211",
        DiagnosticSeverity.Error,
        "Unknown step of a recorded run",
        "The run {0} has no step {1}.{2}",
        "Show the steps of the run with aef runs show (Show-AefRun).");
}
