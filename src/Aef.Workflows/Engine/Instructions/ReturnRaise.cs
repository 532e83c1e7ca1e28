using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Ends the routine with a value.</summary>
internal sealed class Return(ExpressionNode value) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var result = value.EvaluateForStore(frame);
        frame.Engine.LeaveSteps(frame, Step, frame.Outer?.Current.Step);
        return frame.Engine.LeaveRoutine(frame, result);
    }
}

/// <summary>The end of a routine, a branch or an iteration without a return: all steps have been left.</summary>
internal sealed class EndOfSteps : Instruction
{
    public override Flow Execute(Frame frame) => frame.Engine.LeaveRoutine(frame, WorkflowValue.Null);
}

/// <summary>Fails with a value.</summary>
internal sealed class Raise(ExpressionNode value) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var error = value.EvaluateForStore(frame);
        return frame.Engine.Fail(frame.Fiber, new Fault(error, isUncatchable: false, isRaised: true));
    }
}
