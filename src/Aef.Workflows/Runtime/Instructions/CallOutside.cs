using Aef.Workflows.Runtime.Expressions;
using Aef.Workflows.Runtime.Library;
using Aef.Workflows.Runtime.Program;

namespace Aef.Workflows.Runtime.Instructions;

/// <summary>Calls a function that waits for the outside world: sleeps, HTTP requests, connectors, callbacks.</summary>
internal sealed class CallOutside(string function, ExpressionNode arguments, ResultTarget? target) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var effect = WaitingFunctions.Start(function, arguments.EvaluateForStore(frame), frame);
        frame.Engine.Await(frame.Strand, effect);
        return Flow.Stopped;
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        target?.Put(frame, value);
        return Flow.Next;
    }
}
