using System.Runtime.CompilerServices;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Expressions;

/// <summary>Calls a function of the library that does not wait.</summary>
internal sealed class FunctionCallNode(LibraryFunction function, ExpressionNode[] arguments) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame)
    {
        if (arguments.Length <= FewArguments.Length)
        {
            var few = default(FewArguments);
            var span = ((Span<WorkflowValue>)few)[..arguments.Length];
            return Call(frame, span);
        }

        return Call(frame, new WorkflowValue[arguments.Length]);
    }

    private WorkflowValue Call(Frame frame, Span<WorkflowValue> values)
    {
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Evaluate(frame);
        }

        return function(values, frame);
    }

    [InlineArray(Length)]
    private struct FewArguments
    {
        public const int Length = 3;
        private WorkflowValue _first;
    }
}

/// <summary>Calls a function of the library with named arguments from a map.</summary>
internal sealed class DynamicFunctionCallNode(LibraryFunction function, ArgumentNames names, ExpressionNode arguments) : ExpressionNode
{
    public override WorkflowValue Evaluate(Frame frame) => function(names.Bind(arguments.Evaluate(frame)), frame);
}
