namespace Aef.Tests.Conformity;

/// <summary>
/// Makes small pipelines and what happens to them, the same for the same number. Levels before the last are gentle in most cases, so that
/// later levels are reached. Times are sums of halves, whose sums are exact, so that ties (a poll answered exactly at the limit) are meant.
/// </summary>
internal sealed class ScenarioGenerator
{
    private const int MostKinds = 40;

    private static readonly string[] Names =
        ["load", "It's \"quoted\": yes", "${run.id}", "line\nbreak", "emoji 🚕 ${1 + 1}", "- a: {b}", "${", "$${x}"];

    private readonly Dice _dice;
    private readonly StartGenerator _starts;
    private readonly List<ScenarioStep> _kinds = [];
    private readonly HashSet<string> _notDone = [];
    private readonly HashSet<string> _goBack = [];
    private int _count;
    private bool _wideMade;

    private ScenarioGenerator(int number)
    {
        _dice = new Dice((ulong)number);
        _starts = new StartGenerator(_dice, longRefusals: _dice.Chance(8));
    }

    public static Scenario Generate(int number) => new ScenarioGenerator(number).Make();

    private Scenario Make()
    {
        var count = _dice.Pick(1, 1, 2, 2, 2, 3, 3, 4);
        var levels = Enumerable.Range(0, count).Select(i => MakeLevel(i, gentle: i < count - 1 && _dice.Chance(88))).ToList();
        LinkLevels(levels);
        var resumes = _dice.Chance(35);
        var done = levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps)
            .Select(s => s.Id)
            .Where(id => resumes && !_notDone.Contains(id) && _dice.Chance(_goBack.Contains(id) ? 70 : 35))
            .ToList();
        return new Scenario(levels, done);
    }

    private ScenarioLevel MakeLevel(int index, bool gentle)
    {
        var wide = !_wideMade && _dice.Chance(14);
        _wideMade |= wide;
        var threads = wide ? _dice.Pick(11, 12, 13, 14, 21, 22, 25, 40) : _dice.Chance(50) ? 1 : _dice.Between(2, 4);
        int? most = threads > 1 && _dice.Chance(35) ? (wide ? _dice.Pick(5, 15, 30) : _dice.Pick(1, 2, 3)) : null;
        return new ScenarioLevel(
            $"{index + 1}{_dice.Pick("", "", "", " x")}",
            most,
            Enumerable.Range(1, threads).Select(t => MakeThread($"{index + 1}.{t}", gentle, wide)).ToList());
    }

    private ScenarioThread MakeThread(string id, bool gentle, bool wide)
    {
        var steps = Enumerable.Range(0, wide ? _dice.Pick(1, 1, 1, 2, 3) : _dice.Pick(1, 1, 2, 2, 3, 4))
            .Select(_ => MakeStep(gentle))
            .ToList();
        var loop = !gentle && _dice.Chance(30) ? MakeLoop(steps) : (First: steps.Count, Last: -1);
        for (var i = 0; i + 1 < steps.Count; i++)
        {
            if ((i < loop.First || i > loop.Last) && _dice.Chance(gentle ? 45 : 30))
            {
                steps[i] = steps[i] with { Next = steps[_dice.Between(i + 1, steps.Count - 1)].Id };
            }
        }

        return new ScenarioThread(id, steps);
    }

    /// <summary>A NEXT that goes back, and in the loop a job that fails for good at its k-th start.</summary>
    private (int First, int Last) MakeLoop(List<ScenarioStep> steps)
    {
        var last = _dice.Below(steps.Count);
        var first = _dice.Between(0, last);
        var ends = _dice.Between(first, last);
        for (var i = first; i <= last; i++)
        {
            steps[i] = MakeStep(gentle: _dice.Chance(80));
        }

        var failing = steps[ends];
        _notDone.Add(failing.Id);
        steps[ends] = failing with
        {
            Continue = false,
            Retry = failing.Retry is { Attempts: > 2 } ? null : failing.Retry,
            Starts = [.. Enumerable.Range(0, _dice.Between(1, 3)).Select(_ => _starts.Success(failing)), _starts.Failure(failing)],
        };
        steps[last] = steps[last] with { Next = steps[first].Id };
        _goBack.Add(steps[last].Id);
        return (first, last);
    }

    private void LinkLevels(List<ScenarioLevel> levels)
    {
        for (var l = 0; l < levels.Count; l++)
        {
            var targets = levels.Skip(l + 1).Where(t => t.Threads.Count == 1).Select(t => t.Threads[0].Steps[0].Id).ToArray();
            if (levels[l].Threads is not [var thread] || targets.Length == 0 || !_dice.Chance(60))
            {
                continue;
            }

            var from = _dice.Below(thread.Steps.Count);
            if (thread.Steps[from].Next is null)
            {
                var steps = thread.Steps.Select((s, i) => i == from ? s with { Next = _dice.Pick(targets) } : s).ToList();
                levels[l] = levels[l] with { Threads = [thread with { Steps = steps }] };
            }
        }
    }

    private ScenarioStep MakeStep(bool gentle)
    {
        var step = PickKind() with
        {
            Id = $"J{++_count}{_dice.Pick("", "", "", "-ü", " \"b\"")}",
            Name = $"{_dice.Pick(Names)} {_count}",
            Continue = _dice.Chance(15),
        };
        step = step with
        {
            Starts = Enumerable.Range(0, step.Retry is null ? 1 : _dice.Between(1, 4)).Select(_ => _starts.Any(step)).ToList(),
        };
        if (!gentle)
        {
            return step;
        }

        return _dice.Chance(50) || step.Retry is not { On.Count: 0 } retry
            ? step with { Continue = true }
            : step with { Starts = [.. step.Starts.Take(retry.Attempts - 1), _starts.Success(step)] };
    }

    /// <summary>Many steps of a pipeline are run in the same way, as in those of people.</summary>
    private ScenarioStep PickKind()
    {
        if (_kinds.Count == MostKinds)
        {
            return _kinds[_dice.Below(MostKinds)];
        }

        var wait = _dice.Pick(5, 5, 7.5, 10, 20, 30);
        _kinds.Add(new ScenarioStep(string.Empty, string.Empty, _dice.Pick("async", "async", "async", "sync", "workflows"), [])
        {
            Wait = wait,
            Multiplier = _starts.LongRefusals ? 1 : _dice.Pick(1, 1, 1, 1.5, 2, 3),
            MaxWait = _dice.Chance(30) ? wait + _dice.Pick(0, 5, 12.5) : null,
            Limit = _dice.Pick(15, 30, 45, 60, 90, 120),
            CallTimeout = _dice.Pick(300, 60, 20, 8),
            Retry = _dice.Chance(25) ? MakeRetry() : null,
        });
        return _kinds[^1];
    }

    private ScenarioRetry MakeRetry()
    {
        var delay = _dice.Pick(0, 1, 5, 10);
        string[] kinds = ["JobFailed", "TimeoutError", "StartRefused", "StartUnknown", "StatusRefused", "StatusLost"];
        var on = _dice.Chance(60) ? [] : kinds.Where(_ => _dice.Chance(50)).ToList();
        return new ScenarioRetry(_dice.Pick(2, 2, 3, 3, 4), delay, _dice.Pick(1, 1.5, 2), delay + _dice.Pick(0, 2.5, 60), on);
    }
}
