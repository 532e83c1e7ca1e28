using Aef.Workflows.Syntax;

namespace Aef.Workflows.Runtime;

/// <summary>A workflow made ready to run: jumps, scopes and variables are resolved. Programs never change and may be shared by engines and threads.</summary>
public sealed class WorkflowProgram
{
    private WorkflowProgram(WorkflowSyntax syntax) => Syntax = syntax;

    /// <summary>The tree that the program was made from.</summary>
    public WorkflowSyntax Syntax { get; }

    /// <summary>Makes a program of a tree in which the analyzer finds no error.</summary>
    public static WorkflowProgram Compile(WorkflowSyntax workflow)
    {
        ArgumentNullException.ThrowIfNull(workflow);
        return new WorkflowProgram(workflow);
    }
}
