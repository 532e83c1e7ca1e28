using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>Which step of a list may come after which: the next one, unless a step never goes on, and those that are jumped to from it or from inside it.</summary>
internal sealed class ListFlow
{
    private readonly List<int>[] _after;
    private readonly List<int>[] _before;
    private readonly Dictionary<StepLabel, int> _locations = [];

    public ListFlow(IReadOnlyList<StepSyntax> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            _locations.TryAdd(steps[i].Label, i);
        }

        _after = new List<int>[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            _after[i] = [.. SyntaxReads.AllBodies(steps[i].Body).Select(b => b.Next).OfType<JumpSyntax>().Where(j => _locations.ContainsKey(j.Target)).Select(j => _locations[j.Target])];
            if (i + 1 < steps.Count && GoesOn(steps[i].Body))
            {
                _after[i].Add(i + 1);
            }
        }

        _before = new List<int>[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            _before[i] = [];
        }

        for (var i = 0; i < steps.Count; i++)
        {
            foreach (var next in _after[i])
            {
                _before[next].Add(i);
            }
        }
    }

    /// <summary>The step of the list that a jump goes to; -1 when that is somewhere else.</summary>
    public int LocationOf(JumpSyntax jump) => _locations.GetValueOrDefault(jump.Target, -1);

    /// <summary>The steps that lie on a way from one step to another, both included; empty when there is none.</summary>
    public IReadOnlyList<int> Between(int from, int to)
    {
        var forward = Reached(from, _after);
        if (!forward.Contains(to))
        {
            return [];
        }

        forward.IntersectWith(Reached(to, _before));
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
