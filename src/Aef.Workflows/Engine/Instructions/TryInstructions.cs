using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Estimation;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>A try step is entered: nothing has failed yet.</summary>
internal sealed class TryStart(int state) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.States[state] = null;
        return Flow.Next;
    }
}

/// <summary>The except block begins: its name holds the error.</summary>
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

/// <summary>The variables of a scope end.</summary>
internal sealed class EndScope : Instruction
{
    public SlotRange Scope { get; set; }

    public override Flow Execute(Frame frame)
    {
        frame.Engine.Clear(frame, Scope);
        return Flow.Next;
    }
}

/// <summary>A try without an except gave up: its error continues upwards.</summary>
internal sealed class RaiseAgain(int state) : Instruction
{
    public override Flow Execute(Frame frame) => frame.Engine.Fail(frame.Fiber, ((TryState)frame.States[state]!).Fault, again: true); // As in ExceptStart.
}

/// <summary>The expressions of a retry policy; those that were left out are null.</summary>
internal sealed record RetryNodes(ExpressionNode? Policy, ExpressionNode? Predicate, ExpressionNode? MaxRetries, ExpressionNode? Backoff);
