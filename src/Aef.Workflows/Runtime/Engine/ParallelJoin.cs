using Aef.Workflows.Runtime.Errors;
using Aef.Workflows.Runtime.Instructions;
using Aef.Workflows.Runtime.Program;

namespace Aef.Workflows.Runtime.Engine;

/// <summary>A parallel step at work: what has still to be started, what is at work, what has failed.</summary>
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

    /// <summary>Makes the next strand, with its frame but without its loop variables: see <see cref="Begin"/>.</summary>
    public Strand StartNext(int id)
    {
        var strand = new Strand(Parent.Engine, id, this, _next++);
        _active++;
        var (start, layout) = code.Iteration is { } iteration ? (iteration.Start, iteration.Layout) : (code.Branches[(int)strand.Index].Start, code.Branches[(int)strand.Index].Layout);
        strand.Top = new Frame(strand, Parent.Routine, layout, start) { Outer = Parent, Depth = Parent.Depth };
        return strand;
    }

    /// <summary>Sets the loop variables of an iteration, just before it runs.</summary>
    public void Begin(Strand strand)
    {
        if (code.Iteration is { } iteration && source is not null && strand.Top is { } frame)
        {
            strand.Engine.Assign(frame, iteration.Value, source[strand.Index]);
            if (iteration.Index is { } index)
            {
                strand.Engine.Assign(frame, index, strand.Index);
            }
        }
    }

    public void End(Strand strand, Fault? fault, int maxErrors)
    {
        _active--;
        if (fault is null)
        {
            return;
        }

        _failed++;
        if (_failures.Count < maxErrors)
        {
            _failures.Add((strand.Index, fault));
        }
    }

    /// <summary>The error of the whole step; null when nothing failed.</summary>
    public Fault? Failure() => _failed == 0
        ? null
        : new Fault(BranchErrors.Collect(_failures, truncated: _failed > _failures.Count), isUncatchable: false, isRaised: false) { Causes = [.. _failures.SelectMany(f => f.Fault.Causes)] };
}
