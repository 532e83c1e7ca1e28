using Aef.Workflows.Runtime.Compilation;
using Aef.Workflows.Runtime.Program;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Runtime;

/// <summary>A workflow made ready to run: jumps, scopes and variables are resolved. Programs never change and may be shared by engines and threads.</summary>
public sealed class WorkflowProgram
{
    private WorkflowProgram(WorkflowSyntax syntax, RoutineCode main)
    {
        Syntax = syntax;
        Main = main;
    }

    /// <summary>The tree that the program was made from.</summary>
    public WorkflowSyntax Syntax { get; }

    internal RoutineCode Main { get; }

    /// <summary>Makes a program of a tree in which the analyzer finds no error.</summary>
    /// <exception cref="Diagnostics.AefInternalException">The tree has no <c>main</c>, or a jump goes nowhere: the analyzer was not asked.</exception>
    public static WorkflowProgram Compile(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new WorkflowProgram(workflow, WorkflowCompiler.Compile(workflow));
    }
}
