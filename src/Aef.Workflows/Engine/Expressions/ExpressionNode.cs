using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>
/// A compiled expression. Evaluation has no side effects and never waits: calls that may wait run before it, see <c>ExpressionLowering</c>.
/// </summary>
internal abstract class ExpressionNode
{
    /// <summary>True when nothing else refers to the content of the result, so that it may be changed in place once stored.</summary>
    public virtual bool IsFresh => false;

    public abstract WorkflowValue Evaluate(Frame frame);

    /// <summary>Evaluates a value that will be stored in a variable, a list, a map or a call.</summary>
    public WorkflowValue EvaluateForStore(Frame frame)
    {
        var value = Evaluate(frame);
        if (!IsFresh)
        {
            value.MarkShared();
        }

        return value;
    }
}
