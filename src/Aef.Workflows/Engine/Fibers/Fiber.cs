using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Fibers;

/// <summary>A thread of execution with its own stack: the main one, or a branch or iteration of a parallel step.</summary>
internal sealed class Fiber(WorkflowEngine engine, int id, ParallelJoin? join, long index)
{
    public WorkflowEngine Engine { get; } = engine;

    /// <summary>0 for the main fiber.</summary>
    public int Id { get; } = id;

    /// <summary>The parallel step that the fiber belongs to; null for the main fiber.</summary>
    public ParallelJoin? Join { get; } = join;

    /// <summary>The index of the branch or iteration in the parallel step.</summary>
    public long Index { get; } = index;

    /// <summary>The number of enclosing parallel steps.</summary>
    public int ParallelDepth { get; } = join is null ? 0 : join.Parent.Fiber.ParallelDepth + 1;

    /// <summary>The running frame; null when the fiber has ended.</summary>
    public Frame? Top { get; set; }

    /// <summary>True when the fiber's wait is over.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The error that ended the wait; null for a value.</summary>
    public Fault? AnswerFault { get; private set; }

    public WorkflowValue Answer { get; private set; }

    /// <summary>The effect of the wait, with its outcome, until the listeners have received it.</summary>
    public (WorkflowEffect Effect, EffectOutcome Outcome)? AnsweredEffect { get; private set; }

    public void EndWait(WorkflowValue value, Fault? fault = null, (WorkflowEffect Effect, EffectOutcome Outcome)? effect = null)
    {
        IsAnswered = true;
        Answer = value;
        AnswerFault = fault;
        AnsweredEffect = effect;
    }

    public void TakeAnswer()
    {
        IsAnswered = false;
        Answer = default;
        AnswerFault = null;
        AnsweredEffect = null;
    }
}
