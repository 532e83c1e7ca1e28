using Aef.Workflows.Diagnostics;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>Finds what Google refuses at deployment (errors) and what is likely a mistake (warnings).</summary>
public static class WorkflowAnalyzer
{
    /// <summary>The findings, in the order of the source.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(WorkflowSyntax workflow) => throw new NotSupportedException();
}
