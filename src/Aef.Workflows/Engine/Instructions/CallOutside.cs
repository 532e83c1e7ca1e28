using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Calls a function that waits for the environment: sleeps, HTTP requests, connectors, callbacks.</summary>
internal sealed class CallOutside(string function, ExpressionNode arguments, ResultTarget? target) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var effect = WaitingFunctions.Start(function, arguments.EvaluateForStore(frame), frame);
        frame.Engine.Await(frame.Fiber, effect);
        return Flow.Stopped;
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        target?.Put(frame, value);
        return Flow.Next;
    }
}
