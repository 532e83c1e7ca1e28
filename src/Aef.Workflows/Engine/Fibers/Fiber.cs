using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Fibers;

/// <summary>A line of work with a stack of its own: the main one, or a branch or iteration of a parallel step.</summary>
internal sealed class Fiber(WorkflowEngine engine, int id, ParallelJoin? join, long index)
{
    public WorkflowEngine Engine { get; } = engine;

    /// <summary>0 for the main fiber.</summary>
    public int Id { get; } = id;

    /// <summary>The parallel step that the fiber belongs to; null for the main fiber.</summary>
    public ParallelJoin? Join { get; } = join;

    /// <summary>Which branch or iteration of the parallel step this is.</summary>
    public long Index { get; } = index;

    /// <summary>Parallel steps around the fiber.</summary>
    public int ParallelDepth { get; } = join is null ? 0 : join.Parent.Fiber.ParallelDepth + 1;

    /// <summary>The running frame; null when the fiber has ended.</summary>
    public Frame? Top { get; set; }

    /// <summary>True when what the fiber waited for has come.</summary>
    public bool IsAnswered { get; private set; }

    /// <summary>The error that came; null when a value did.</summary>
    public Fault? AnswerFault { get; private set; }

    public WorkflowValue Answer { get; private set; }

    /// <summary>The effect that was waited for, with its outcome, until listeners have heard of it.</summary>
    public (WorkflowEffect Effect, EffectOutcome Outcome)? AnsweredEffect { get; private set; }

    public void Give(WorkflowValue value, Fault? fault = null, (WorkflowEffect Effect, EffectOutcome Outcome)? effect = null)
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
