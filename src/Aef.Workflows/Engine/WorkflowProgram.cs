using Aef.Workflows.Engine.Compilation;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Engine;

/// <summary>
/// A compiled workflow: jumps, scopes and variables are resolved. Programs never change and may be shared by engines and threads.
/// </summary>
public sealed class WorkflowProgram
{
    private WorkflowProgram(WorkflowSyntax syntax, RoutineCode main, ProgramPoints? points)
    {
        Syntax = syntax;
        Main = main;
        Steps = points?.Steps ?? [];
        Branches = points?.Branches ?? [];
    }

    /// <summary>The tree that the program was compiled from.</summary>
    public WorkflowSyntax Syntax { get; }

    /// <summary>
    /// The named steps in the order of the source; empty unless the program was created by <see cref="CompileWithBranches"/>.
    /// </summary>
    public IReadOnlyList<StepInfo> Steps { get; }

    /// <summary>The branches of the program; empty unless it was created by <see cref="CompileWithBranches"/>.</summary>
    public IReadOnlyList<BranchPoint> Branches { get; }

    internal RoutineCode Main { get; }

    /// <summary>Compiles a tree in which the analyzer finds no error.</summary>
    /// <exception cref="Aef.Documents.Diagnostics.AefInternalException">The tree has no <c>main</c>, or a jump has no target: the analyzer
    /// was not run.</exception>
    public static WorkflowProgram Compile(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new WorkflowProgram(workflow, WorkflowCompiler.Compile(workflow, null), null);
    }

    /// <summary>
    /// Compiles a program that also reports to its listener which of its <see cref="Branches"/> it enters. It behaves the same, and counts
    /// the same steps.
    /// </summary>
    /// <exception cref="Aef.Documents.Diagnostics.AefInternalException">As of <see cref="Compile"/>.</exception>
    public static WorkflowProgram CompileWithBranches(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        var points = new ProgramPoints();
        return new WorkflowProgram(workflow, WorkflowCompiler.Compile(workflow, points), points);
    }
}
