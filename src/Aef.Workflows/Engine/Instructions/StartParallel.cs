using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>A branch of a parallel step: its name, its first instruction and its variables.</summary>
internal sealed record BranchCode(string Name, int Start, FrameLayout Layout);

/// <summary>The iteration of a parallel loop: its first instruction, its variables, and the slots for its value and number.</summary>
internal sealed record IterationCode(LoopSource Source, int Start, FrameLayout Layout, VariableSlot Value, VariableSlot? Index);

/// <summary>Starts the branches or iterations of a parallel step and waits until all have ended.</summary>
internal sealed class StartParallel(ExpressionNode? limit) : Instruction
{
    public IReadOnlyList<BranchCode> Branches { get; set; } = [];

    public IterationCode? Iteration { get; set; }

    /// <summary>The branch to report when there is no round; null without coverage.</summary>
    public BranchPoint? NoRound { get; init; }

    /// <summary>The instruction after the branches.</summary>
    public int End { get; set; } = -1;

    public override Flow Execute(Frame frame)
    {
        var engine = frame.Engine;
        if (frame.Fiber.ParallelDepth >= engine.Options.Limits.MaxParallelDepth)
        {
            throw WorkflowErrorException.Tagged(
                "ParallelNestingError",
                $"parallel steps are nested deeper than {engine.Options.Limits.MaxParallelDepth} levels");
        }

        var source = Iteration?.Source.Evaluate(frame);
        var count = source?.Count ?? Branches.Count;
        if (count == 0)
        {
            if (NoRound is not null)
            {
                engine.Listener?.BranchTaken(engine.Now, frame.Fiber.Id, NoRound);
            }

            frame.Ip = End;
            return Flow.Jumped;
        }

        engine.Fork(new ParallelJoin(frame, this, source, count, ReadLimit(frame)));
        return Flow.Stopped;
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        frame.Ip = End;
        return Flow.Jumped;
    }

    private long ReadLimit(Frame frame)
    {
        if (limit is null)
        {
            return long.MaxValue;
        }

        var value = limit.Evaluate(frame);
        if (!value.TryGetInteger(out var count))
        {
            throw WorkflowErrorException.Type($"concurrency_limit must be an integer; got: {TypeNames.Of(value)}");
        }

        return count > 0 ? count : throw WorkflowErrorException.Value("concurrency_limit must be positive");
    }
}
