using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>
/// A compiled expression. Evaluating changes nothing and never waits: calls that may wait were made before, see <c>ExpressionLowering</c>.
/// </summary>
internal abstract class ExpressionNode
{
    /// <summary>True when nothing else holds the content of the result, so that it may be changed in place once stored.</summary>
    public virtual bool IsFresh => false;

    public abstract WorkflowValue Evaluate(Frame frame);

    /// <summary>Evaluates a value that will be put into a variable, a list, a map or a call.</summary>
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
