namespace Aef.Tests.Conformity;

/// <content>The end of a run: on_failure, finally, and what a later run need not repeat (rule 4 and Restart).</content>
internal sealed partial class ReferenceScheduler
{
    private readonly HashSet<string> _inOpenLoop = [];
    private List<string>? _failed; // of the levels, when they have ended

    private void RunSections()
    {
        _failed = _failures.Where(f => !f.Continued).Select(f => f.Job).ToList();
        var isFailed = IsFailed;
        _end = double.PositiveInfinity; // the end of the run is not that of its last steps
        var reached = _events.Select(e => e.Job is { } id ? StepOf(id) : null).ToHashSet();
        if ((isFailed && _scenario.OnFailure.Count > 0) || _scenario.Finally.Count > 0)
        {
            foreach (var level in _scenario.Levels)
            {
                level.Threads.ToList().ForEach(t =>
                    SkipAll((level.Id, t.Id), t.Steps.Where(s => !reached.Contains(s.Id)), "not_reached"));
            }
        }

        if (isFailed)
        {
            RunSection("on_failure", _scenario.OnFailure);
        }
        else
        {
            SkipAll(("on_failure", "on_failure"), _scenario.OnFailure, "the run has not failed");
        }

        RunSection("finally", _scenario.Finally);
    }

    // In order, each regardless of the previous one's outcome.
    private void RunSection(string id, IReadOnlyList<ScenarioStep> steps)
    {
        if (steps.Count > 0)
        {
            _location = (id, null);
            Report("LevelStarted");
            _location = (id, id);
            steps.ToList().ForEach(s => RunStep(s));
            _location = (id, null);
            Report("LevelEnded");
        }
    }

    private void SkipAll((string? Level, string? Thread) location, IEnumerable<ScenarioStep> steps, string reason) =>
        steps.ToList().ForEach(s =>
            _events.Add(new ExpectedEvent(_now, "StepSkipped", location.Level, location.Thread, s.Id, Detail: reason)));

    private bool HoldsOther(ScenarioCondition condition) => condition.IsEqual == condition.Subject switch
    {
        ConditionSubject.Output => _statuses.GetValueOrDefault(condition.Step!) == "succeeded", // names a step
        ConditionSubject.RunState => condition.Status == StateOfLevels, // only in sections
        _ => _failed!.Contains(condition.Step!), // only in sections, names a step
    };

    // A backward jump around the failed step had not ended.
    private void LeaveLoopsOpen(IReadOnlyList<ScenarioStep> steps, int failed)
    {
        var ids = steps.Select(s => s.Id).ToList();
        for (var source = failed; source < steps.Count; source++)
        {
            if (ids.IndexOf(steps[source].Next ?? string.Empty) is >= 0 and var target && target <= failed)
            {
                _inOpenLoop.UnionWith(ids[target..(source + 1)]);
            }
        }
    }

    private List<string>? Done()
    {
        if (HasItems)
        {
            return DoneOfItems();
        }

        var isReported = _scenario.Timeout is not null
            || _scenario.Conditions.Any(c => c is not null)
            || _scenario.Steps.Any(s => s.With.Count > 0)
            || _scenario.OnFailure.Count + _scenario.Finally.Count > 0;
        return isReported ? _scenario.LevelSteps.Select(s => s.Id).Where(IsDoneNow).Order(StringComparer.Ordinal).ToList() : null;
    }

    private bool IsDoneNow(string id) => _statuses.GetValueOrDefault(id) == "succeeded" && !_inOpenLoop.Contains(id);
}
