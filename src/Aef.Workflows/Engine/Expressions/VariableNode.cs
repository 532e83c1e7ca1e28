using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>Reads a variable.</summary>
internal sealed class VariableNode(VariableSlot variable) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame)
    {
        ref readonly var value = ref variable.In(frame);
        return value.IsUnassigned ? throw Unassigned() : value;
    }

    private WorkflowErrorException Unassigned() =>
        WorkflowErrorException.Tagged("KeyError", $"variable '{variable.Name}' has not been assigned");
}
