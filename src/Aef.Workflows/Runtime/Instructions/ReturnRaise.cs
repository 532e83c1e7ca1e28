using Aef.Workflows.Runtime.Errors;
using Aef.Workflows.Runtime.Expressions;
using Aef.Workflows.Runtime.Program;

namespace Aef.Workflows.Runtime.Instructions;

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

/// <summary>The end of a routine's text, or of a branch or an iteration: all steps have been left.</summary>
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
        return frame.Engine.Fail(frame.Strand, new Fault(error, isUncatchable: false, isRaised: true));
    }
}
