using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>
/// Searches for a pattern: the leftmost match and, of those, the longest. All paths through the automaton are followed in parallel, so the
/// time is at most proportional to the product of the lengths of text and pattern. Paths are kept in the order of their starts, so the
/// first to reach a state has the leftmost start.
/// </summary>
internal sealed class PatternMatcher(PatternProgram program, long mostSteps = WorkingLimits.MostPatternSteps)
{
    // Checking the cases of a character costs as much as this many steps.
    private const int FoldingCost = 15;

    private readonly IReadOnlyList<PatternInstruction> _code = program.Code;
    private readonly int[] _seen = new int[program.Code.Count];
    private readonly Stack<int> _open = new();
    private List<(int State, int Start)> _now = [];
    private List<(int State, int Start)> _next = [];
    private int _round;
    private long _steps;

    /// <summary>All matches that do not overlap. An empty match directly after another one is skipped.</summary>
    public IEnumerable<(int Start, int End)> Matches(int[] text)
    {
        var previousEnd = -1;
        var at = 0;
        while (at <= text.Length && Find(text, at) is var (start, end))
        {
            if (end > start || start != previousEnd)
            {
                yield return (start, end);
            }

            at = end > start ? end : end + 1;
            previousEnd = end;
        }
    }

    /// <summary>The leftmost-longest match from a position on; null when there is none.</summary>
    public (int Start, int End)? Find(int[] text, int from)
    {
        _now.Clear();
        (int Start, int End)? best = null;
        for (var at = from; ; at++)
        {
            _round++;
            _next.Clear();
            foreach (var (state, start) in _now)
            {
                if (best is not { } found || start <= found.Start)
                {
                    Reach(state, start, text, at, ref best);
                }
            }

            if (best is null)
            {
                Reach(0, at, text, at, ref best);
            }

            if (at == text.Length || (_next.Count == 0 && best is not null))
            {
                return best;
            }

            WorkingLimits.CheckPatternSteps(_steps, mostSteps);
            (_now, _next) = (_next, _now);
            Step(text[at]);
        }
    }

    /// <summary>Keeps the paths that accept the code point, advanced past it.</summary>
    private void Step(int point)
    {
        var kept = 0;
        _steps += _now.Count;
        for (var i = 0; i < _now.Count; i++)
        {
            var (state, start) = _now[i];
            var set = _code[state].Set!; // Only states that consume a code point are kept.
            _steps += set.IgnoresCase ? FoldingCost : 0;
            if (set.IgnoresCase ? set.Set.ContainsFolded(point) : set.Set.Contains(point))
            {
                _now[kept++] = (state + 1, start);
            }
        }

        _now.RemoveRange(kept, _now.Count - kept);
    }

    /// <summary>Follows transitions without a code point, and collects the states that consume one.</summary>
    private void Reach(int state, int start, int[] text, int at, ref (int Start, int End)? best)
    {
        _open.Push(state);
        while (_open.TryPop(out var current))
        {
            if (_seen[current] == _round)
            {
                continue;
            }

            _seen[current] = _round;
            _steps++;
            var instruction = _code[current];
            switch (instruction.Operation)
            {
                case PatternOperation.Take:
                    _next.Add((current, start));
                    break;
                case PatternOperation.Match:
                    best = best is { } found && found.Start < start ? best : (start, at);
                    break;
                case PatternOperation.Jump:
                    _open.Push(instruction.First);
                    break;
                case PatternOperation.Split:
                    _open.Push(instruction.Second);
                    _open.Push(instruction.First);
                    break;
                case PatternOperation.Check when Holds(instruction.Location, text, at):
                    _open.Push(current + 1);
                    break;
            }
        }
    }

    private static bool Holds(PatternPosition location, int[] text, int at) => location switch
    {
        PatternPosition.TextStart => at == 0,
        PatternPosition.TextEnd => at == text.Length,
        PatternPosition.LineStart => at == 0 || text[at - 1] == '\n',
        PatternPosition.LineEnd => at == text.Length || text[at] == '\n',
        _ => (IsWord(text, at - 1) != IsWord(text, at)) == (location == PatternPosition.WordBoundary),
    };

    private static bool IsWord(int[] text, int at) =>
        at >= 0 && at < text.Length && text[at] is >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'a' and <= 'z' or '_';
}
