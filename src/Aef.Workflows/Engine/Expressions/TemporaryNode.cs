using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>The result of a call that was made before the expression was evaluated.</summary>
internal sealed class TemporaryNode(int temporary) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => frame.Temporaries[temporary];
}

/// <summary>Fails when evaluated: the program has an error that the analyzer reports.</summary>
internal sealed class FailingNode(Func<Exception> error) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => throw error();
}
