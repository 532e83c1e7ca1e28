using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Instructions;
using Aef.Workflows.Engine.Program;

namespace Aef.Workflows.Engine.Fibers;

/// <summary>A running parallel step: the fibers still to start, the running ones, and the failures.</summary>
internal sealed class ParallelJoin(Frame parent, StartParallel code, IterationSource? source, long count, long limit)
{
    private readonly List<(long Index, Fault Fault)> _failures = [];
    private long _next;
    private long _active;
    private long _failed;

    /// <summary>The frame of the parallel step.</summary>
    public Frame Parent { get; } = parent;

    public bool CanStart => _next < count && _active < limit;

    public bool IsStartedWhole => _next == count;

    public bool HasEnded => _active == 0 && _next == count;

    /// <summary>The name of a branch; null for iterations.</summary>
    public string? BranchName(long index) => source is null ? code.Branches[(int)index].Name : null;

    /// <summary>Creates the next fiber, with its frame but without its loop variables: see <see cref="Begin"/>.</summary>
    public Fiber StartNext(int id)
    {
        var fiber = new Fiber(Parent.Engine, id, this, _next++);
        _active++;
        var (start, layout) = code.Iteration is { } iteration
            ? (iteration.Start, iteration.Layout)
            : (code.Branches[(int)fiber.Index].Start, code.Branches[(int)fiber.Index].Layout);
        fiber.Top = new Frame(fiber, Parent.Routine, layout, start) { Outer = Parent, Depth = Parent.Depth };
        return fiber;
    }

    /// <summary>Sets the loop variables of an iteration, just before it runs.</summary>
    public void Begin(Fiber fiber)
    {
        if (code.Iteration is { } iteration && source is not null && fiber.Top is { } frame)
        {
            fiber.Engine.Assign(frame, iteration.Value, source[fiber.Index]);
            if (iteration.Index is { } index)
            {
                fiber.Engine.Assign(frame, index, fiber.Index);
            }
        }
    }

    public void End(Fiber fiber, Fault? fault, int maxErrors)
    {
        _active--;
        if (fault is null)
        {
            return;
        }

        _failed++;
        if (_failures.Count < maxErrors)
        {
            _failures.Add((fiber.Index, fault));
        }
    }

    /// <summary>The error of the whole step; null when nothing failed.</summary>
    public Fault? Failure() => _failed == 0
        ? null
        : new Fault(BranchErrors.Collect(_failures, truncated: _failed > _failures.Count), isUncatchable: false, isRaised: false)
        {
            Causes = [.. _failures.SelectMany(f => f.Fault.Causes)],
        };
}
