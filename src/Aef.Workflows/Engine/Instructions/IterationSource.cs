using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>The items of a loop: the elements of a list, or the numbers from one to another, both inclusive.</summary>
internal sealed class IterationSource
{
    private readonly WorkflowValue _list;
    private readonly WorkflowValue _first;

    private IterationSource(WorkflowValue list, WorkflowValue first, long count)
    {
        _list = list;
        _first = first;
        Count = count;
    }

    public long Count { get; }

    public WorkflowValue this[long index]
    {
        get
        {
            if (_list.List is { } list)
            {
                return list[(int)index].Shared();
            }

            return _first.IsInteger ? WorkflowValue.FromInteger(_first.Bits + index) : WorkflowValue.FromDouble(_first.DoubleBits + index);
        }
    }

    public static IterationSource OfList(WorkflowValue list) => list.List is { } node
        ? new IterationSource(list.Shared(), default, node.Count)
        : throw WorkflowErrorException.Type($"'in' must be a list; got: {TypeNames.Of(list)}");

    public static IterationSource OfRange(WorkflowValue range)
    {
        if (range.List is not { Count: 2 } bounds || !bounds[0].IsNumber || !bounds[1].IsNumber)
        {
            throw WorkflowErrorException.Type($"'range' must be a list of two numbers; got: {range}");
        }

        var (first, last) = (bounds[0], bounds[1]);
        if (first.IsInteger && last.IsInteger)
        {
            var count = (Int128)last.Bits - first.Bits + 1;
            return new IterationSource(default, first, count > long.MaxValue ? long.MaxValue : (long)Int128.Max(count, 0));
        }

        var steps = Math.Floor(last.Number - first.Number);
        return new IterationSource(default, WorkflowValue.FromDouble(first.Number), steps >= 0 ? (long)Math.Min(steps, 1e18) + 1 : 0);
    }
}
