using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors;

/// <summary>Diagnostics about the executors that a caller passes to a run: AEF63xx.</summary>
internal static class ExecutingDiagnostics
{
    public static readonly DiagnosticDescriptor UnusedExecutor = new(
        "AEF6300",
        DiagnosticSeverity.Warning,
        "Unused executor",
        "No step of the pipeline {0} uses the executor {1}. The steps use {2}.",
        "Pass the executor under one of these names, or under * for all of them.");
}
