using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>A value known when the program was compiled.</summary>
internal sealed class ConstantNode(WorkflowValue value) : ExpressionNode
{
    private readonly WorkflowValue _value = value.Shared();

    public static ConstantNode Null { get; } = new(default);

    public override WorkflowValue Evaluate(Frame frame) => _value;
}
