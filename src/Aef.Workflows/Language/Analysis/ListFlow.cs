using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// The possible successors of the steps in a list: the following step, unless a step never continues, and the targets of jumps from it or
/// from inside it.
/// </summary>
internal sealed class ListFlow
{
    private readonly List<int>[] _after;
    private readonly List<int>[] _before;
    private readonly Dictionary<StepLabel, int> _locations = [];
    private readonly Dictionary<StepLabel, int> _inGroups = [];

    public ListFlow(IReadOnlyList<StepSyntax> steps)
    {
        for (var i = 0; i < steps.Count; i++)
        {
            _locations.TryAdd(steps[i].Label, i);
            AddGroup(steps[i].Body, i);
        }

        _after = new List<int>[steps.Count];
        for (var i = 0; i < steps.Count; i++)
        {
            var jumps = SyntaxReads.AllBodies(steps[i].Body).Select(b => b.Next).OfType<JumpSyntax>();
            _after[i] = [.. jumps.Select(jump => LocationOf(jump, i)).Where(location => location >= 0)];
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

    /// <summary>
    /// The index of the step that a jump from one of the list's steps leads to, or to whose group; -1 when the target is elsewhere or
    /// inside the step itself.
    /// </summary>
    public int LocationOf(JumpSyntax jump, int from)
    {
        if (_locations.TryGetValue(jump.Target, out var location))
        {
            return location;
        }

        return _inGroups.TryGetValue(jump.Target, out var group) && group != from ? group : -1;
    }

    /// <summary>The steps on a path from one step to another, both included; empty when there is none.</summary>
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

    private void AddGroup(StepBody body, int location)
    {
        if (body is StepsBody group)
        {
            foreach (var step in group.Steps)
            {
                _inGroups.TryAdd(step.Label, location);
                AddGroup(step.Body, location);
            }
        }
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

    // True when control can reach the end of a body, and so the step after it.
    private static bool GoesOn(StepBody body) => body switch
    {
        RaiseBody or ReturnBody or JumpBody => false,
        SwitchBody choice =>
            (choice.Next is null && !choice.Entries.Any(e => e.Condition is LiteralValue { Scalar.BooleanValue: true }))
                || choice.Entries.Any(e => GoesOn(e.Body)),
        { Next: not null } => false,
        StepsBody { Steps: [.., var last] } => GoesOn(last.Body),
        TryBody attempt => GoesOn(attempt.Body) || (attempt.Except is { } except && GoesOn(except.Body)),
        _ => true,
    };
}
