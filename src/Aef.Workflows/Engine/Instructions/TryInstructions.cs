using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Estimation;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>Enters a try step: nothing has failed yet.</summary>
internal sealed class TryStart(int state) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.States[state] = null;
        return Flow.Next;
    }
}

/// <summary>Begins the except block: its variable holds the error.</summary>
internal sealed class ExceptStart(int state, VariableSlot? name) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.Engine.CountSteps(StepCosts.Except);
        if (name is not null)
        {
            frame.Engine.Assign(frame, name, ((TryState)frame.States[state]!).Fault.Error); // Handlers are entered through a fault only.
        }

        return Flow.Next;
    }
}

/// <summary>Ends the variables of a scope.</summary>
internal sealed class EndScope : Instruction
{
    public SlotRange Scope { get; set; }

    public override Flow Execute(Frame frame)
    {
        frame.Engine.Clear(frame, Scope);
        return Flow.Next;
    }
}

/// <summary>A try without an except has no attempts left: its error propagates.</summary>
internal sealed class RaiseAgain(int state) : Instruction
{
    public override Flow Execute(Frame frame) => frame.Engine.Fail(frame.Fiber, ((TryState)frame.States[state]!).Fault, again: true); // As in ExceptStart.
}

/// <summary>The expressions of a retry policy; omitted ones are null.</summary>
internal sealed record RetryNodes(ExpressionNode? Policy, ExpressionNode? Predicate, ExpressionNode? MaxRetries, ExpressionNode? Backoff);
