using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Finds what Google rejects at deployment (errors) and what is probably a mistake (warnings). The engine can compile every workflow
/// without errors: all its names, jumps and calls have a target.
/// </summary>
public static class WorkflowAnalyzer
{
    /// <summary>The diagnostics, in the order of the source.</summary>
    public static IReadOnlyList<Diagnostic> Analyze(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var diagnostics = new DiagnosticBag();
        LimitCheck.Check(workflow, diagnostics);
        PollCheck.Check(workflow, diagnostics);
        foreach (var routine in workflow.Routines)
        {
            JumpCheck.Check(routine, diagnostics);
            SymbolCheck.Check(workflow, routine, diagnostics);
            ReachCheck.Check(routine, diagnostics);
        }

        return diagnostics.Items.Count < 2 ? diagnostics.Items : DiagnosticOrder.ByLocation(diagnostics.Items);
    }
}
