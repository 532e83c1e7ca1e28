using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>Which step of a list may come after which: the next one, unless a step never goes on, and those that are jumped to from it or from inside it.</summary>
internal sealed class ListFlow
{
    private readonly List<int>[] _after;

    public ListFlow(IReadOnlyList<StepSyntax> steps)
    {
        var places = new Dictionary<StepLabel, int>();
        for (var i = 0; i < steps.Count; i++)
        {
            places.TryAdd(steps[i].Label, i);
        }

        _after = new List<int>[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            _after[i] = [.. SyntaxReads.AllBodies(steps[i].Body).Select(b => b.Next).OfType<JumpSyntax>().Where(j => places.ContainsKey(j.Target)).Select(j => places[j.Target])];
            if (i + 1 < steps.Count && GoesOn(steps[i].Body))
            {
                _after[i].Add(i + 1);
            }
        }
    }

    /// <summary>The steps that lie on a way from one step to another, both included; empty when there is none.</summary>
    public IReadOnlyList<int> Between(int from, int to)
    {
        var forward = Reached(from, _after);
        if (!forward.Contains(to))
        {
            return [];
        }

        var before = new List<int>[_after.Length];
        for (var i = 0; i < before.Length; i++)
        {
            before[i] = [.. Enumerable.Range(0, _after.Length).Where(j => _after[j].Contains(i))];
        }

        forward.IntersectWith(Reached(to, before));
        return [.. forward.Order()];
    }

    private static HashSet<int> Reached(int from, List<int>[] edges)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>(seen);
        while (open.TryPop(out var current))
        {
            foreach (var next in edges[current].Where(seen.Add))
            {
                open.Push(next);
            }
        }

        return seen;
    }

    // True when control can come out at the end of a body, to the step behind it.
    private static bool GoesOn(StepBody body) => body switch
    {
        RaiseBody or ReturnBody or JumpBody => false,
        SwitchBody choice => (choice.Next is null && !choice.Entries.Any(e => e.Condition is LiteralValue { Scalar.BooleanValue: true })) || choice.Entries.Any(e => GoesOn(e.Body)),
        { Next: not null } => false,
        StepsBody { Steps: [.., var last] } => GoesOn(last.Body),
        TryBody attempt => GoesOn(attempt.Body) || (attempt.Except is { } except && GoesOn(except.Body)),
        _ => true,
    };
}
