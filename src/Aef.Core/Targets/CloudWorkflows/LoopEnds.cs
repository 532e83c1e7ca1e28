using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.CloudWorkflows;

/// <summary>Where the loops of a thread end: a step inside a backward NEXT is done only when the last loop around it has ended.</summary>
internal sealed class LoopEnds(BoundThread thread, int levelIndex)
{
    private readonly int?[] _ends = [.. Enumerable.Range(0, thread.Steps.Count).Select(step => EndOf(thread, levelIndex, step))];

    /// <summary>True for a thread with a backward NEXT.</summary>
    public static bool Has(BoundThread thread, int levelIndex) =>
        thread.Steps.Where((s, i) => s.Next?.IsBackwardFrom(levelIndex, i) == true).Any();

    /// <summary>True for a step inside a loop.</summary>
    public bool IsInLoop(int step) => _ends[step] is not null;

    /// <summary>The steps whose last loop ends at a step from <paramref name="from"/> to <paramref name="to"/>, exclusive.</summary>
    public IEnumerable<BoundStep> EndingBetween(int from, int to) => thread.Steps.Where((_, i) => _ends[i] >= from && _ends[i] < to);

    /// <summary>The steps of the loop that a NEXT to <paramref name="target"/> repeats.</summary>
    public IEnumerable<BoundStep> Repeated(int target, int source) => thread.Steps.Skip(target).Take(source - target + 1);

    private static int? EndOf(BoundThread thread, int levelIndex, int step)
    {
        int? end = null;
        for (var source = step; source < thread.Steps.Count; source++)
        {
            if (thread.Steps[source].Next is { } next && next.IsBackwardFrom(levelIndex, source) && next.Step <= step)
            {
                end = source;
            }
        }

        return end;
    }
}
