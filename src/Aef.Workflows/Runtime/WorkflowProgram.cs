using Aef.Workflows.Syntax;
namespace Aef.Workflows.Runtime;
/// <summary>x</summary>
public sealed class WorkflowProgram
{
    private WorkflowProgram(WorkflowSyntax syntax) => Syntax = syntax;
    /// <summary>x</summary>
    public WorkflowSyntax Syntax { get; }
    /// <summary>x</summary>
    public static WorkflowProgram Compile(WorkflowSyntax workflow) => new(workflow);
}
