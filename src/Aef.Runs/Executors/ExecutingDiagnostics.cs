using Aef.Documents.Diagnostics;

namespace Aef.Runs.Executors;

/// <summary>What can be odd about the executors that a caller gives to a run: AEF63xx.</summary>
internal static class ExecutingDiagnostics
{
    public static readonly DiagnosticDescriptor UnusedExecutor = new(
        "AEF6300",
        DiagnosticSeverity.Warning,
        "Executor that no step runs",
        "No step of pipeline {0} runs {1}; its steps run {2}",
        "Give the executor under one of these names, or under * for all of them.");
}
