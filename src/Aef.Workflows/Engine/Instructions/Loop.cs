using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Language.Estimation;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>The source of a loop: <c>in</c> or <c>range</c>.</summary>
internal sealed class LoopSource(ExpressionNode source, bool isRange)
{
    public IterationSource Evaluate(Frame frame)
    {
        var value = source.Evaluate(frame);
        return isRange ? IterationSource.OfRange(value) : IterationSource.OfList(value);
    }
}

/// <summary>The state of a loop.</summary>
internal sealed class LoopState(IterationSource source)
{
    public IterationSource Source { get; } = source;

    public long Next { get; set; }
}

/// <summary>Evaluates the items of a loop.</summary>
internal sealed class LoopStart(LoopSource source, int state) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        frame.States[state] = new LoopState(source.Evaluate(frame));
        return Flow.Next;
    }
}

/// <summary>Begins the next round of a loop, or leaves it. The variables of a round end with it.</summary>
internal sealed class LoopNext(int state, VariableSlot value, VariableSlot? index) : Instruction
{
    public int End { get; set; } = -1;

    public SlotRange Scope { get; set; }

    /// <summary>The branch to report when there is no round; null without coverage.</summary>
    public BranchPoint? NoRound { get; init; }

    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        var loop = (LoopState)frame.States[state]!; // LoopStart is before every LoopNext.
        engine.Clear(frame, Scope);
        if (loop.Next >= loop.Source.Count)
        {
            if (NoRound is not null && loop.Next == 0)
            {
                engine.Listener?.BranchTaken(engine.Now, frame.Fiber.Id, NoRound);
            }

            frame.States[state] = null;
            frame.Ip = End;
            return Flow.Jumped;
        }

        engine.CountSteps(StepCosts.Round);
        engine.Assign(frame, value, loop.Source[loop.Next]);
        if (index is not null)
        {
            engine.Assign(frame, index, loop.Next);
        }

        loop.Next++;
        return Flow.Next;
    }
}
