using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>The result of a call that was made before the expression.</summary>
internal sealed class TemporaryNode(int temporary) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => frame.Temporaries[temporary];
}

/// <summary>Fails where it is evaluated: the program has a fault that the analyzer refuses.</summary>
internal sealed class FailingNode(Func<Exception> error) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => throw error();
}
