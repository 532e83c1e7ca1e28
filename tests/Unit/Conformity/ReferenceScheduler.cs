namespace Aef.Tests.Conformity;

/// <summary>
/// What the six rules of the definition format require of a run. Threads share only the slots of their level, so each is followed
/// on its own from the moment that it gets a slot, and the level ends with the last.
/// </summary>
internal sealed partial class ReferenceScheduler
{
    private const int LocationsOfTarget = 20;
    private const int RepeatsOfCall = 5;
    private const int MostEvents = 10_000; // of a pipeline that never ends

    private readonly Scenario _scenario;
    private readonly List<ExpectedEvent> _events = [];
    private readonly List<ExpectedFailure> _failures = [];
    private readonly Dictionary<string, int> _starts = [];
    private readonly Dictionary<string, string> _statuses = []; // of steps that have run
    private double _now;
    private double? _since; // when the start of the job was answered
    private (string? Level, string? Thread) _location;

    private ReferenceScheduler(Scenario scenario) =>
        (_scenario, _ofItems, _end) = (scenario, StepsOfItems(scenario), scenario.Timeout ?? double.PositiveInfinity);

    public static ExpectedRun Of(Scenario scenario) => new ReferenceScheduler(scenario).Run();

    // Rules 1, 2 and 4: levels in order, a barrier after each, threads in file order into the free slots.
    private ExpectedRun Run()
    {
        Report("RunStarted");
        for (int? level = 0; level < _scenario.Levels.Count;)
        {
            var (id, most, threads) = _scenario.Levels[level.Value];
            var failsLevel = _scenario.Levels[level.Value].When is { Fails: true };
            var skipsLevel = !failsLevel && !Holds(_scenario.Levels[level.Value].When);
            var freeAt = Enumerable.Repeat(_now, Math.Min(most ?? LocationsOfTarget, LocationsOfTarget)).ToArray();
            int? goTo = null;
            _location = (id, null);
            Report("LevelStarted");
            foreach (var (thread, location) in Located(id, skipsLevel || failsLevel ? threads : Units(id, threads), freeAt))
            {
                (_now, _location) = (freeAt[location], (id, thread.Id));
                goTo = failsLevel || (!skipsLevel && thread.When is { Fails: true }) ? FailFirst(thread)
                    : skipsLevel || !Holds(thread.When) ? SkipByCondition(thread.Steps)
                    : RunThread(level.Value, thread.Steps);
                freeAt[location] = _now;
            }

            (_now, _location) = (freeAt.Max(), (id, null));
            Report("LevelEnded");
            level = IsFailed ? null : goTo ?? level + 1;
        }

        RunSections();
        _location = default;
        Report(IsFailed ? "RunFailed" : "RunSucceeded");
        return new ExpectedRun(_events, _failures)
        {
            IsTimedOut = _isTimedOut,
            LateAt = _lateAt,
            Done = Done(),
            Items = _items,
            Threads = Looped(),
            Outputs = NeededOutputs(),
            Received = _received,
        };
    }

    // Rules 4 and 5: a failure ends the thread unless it may continue; NEXT is followed, but a skipped step does not go back.
    private int? RunThread(int level, IReadOnlyList<ScenarioStep> steps)
    {
        for (var index = 0; index < steps.Count && _events.Count < MostEvents;)
        {
            var step = steps[index];
            var end = RunStep(step);
            if (end == "ended" || (end == "failed" && !step.Continue))
            {
                LeaveLoopsOpen(steps, index);
                return null;
            }

            if (end == "skipped")
            {
                index++;
                continue;
            }

            var target = steps.Select(s => s.Id).ToList().IndexOf(step.Next ?? string.Empty);
            if (step.Next is not null && target < 0)
            {
                Skip(step, _location, steps.Skip(index + 1));
                while (_scenario.Levels[++level] is var passed && passed.Threads[0].Steps[0].Id != step.Next)
                {
                    passed.Threads.ToList().ForEach(t => Skip(step, (passed.Id, t.Id), t.Steps));
                }

                return level;
            }

            Skip(step, _location, steps.Take(target).Skip(index + 1));
            index = step.Next is null || (target <= index && end == "restored") ? index + 1 : target;
        }

        return null;
    }

    private void Skip(ScenarioStep by, (string? Level, string? Thread) location, IEnumerable<ScenarioStep> steps) =>
        steps.ToList().ForEach(s =>
        {
            Forget(s.Id);
            _events.Add(
                new ExpectedEvent(_now, "StepSkipped", location.Level, location.Thread, s.Id, Detail: $"skipped by NEXT of {by.Id}"));
        });

    // Rule 3 and the retry of whole steps; returns how the step ended.
    private string RunStep(ScenarioStep step)
    {
        if (IsDone(step.Id))
        {
            Forget(step.Id);
            _statuses[step.Id] = "succeeded";
            _scenario.Restored.Where(r => r.Key == step.Id).ToList().ForEach(r => _outputs[r.Key] = r.Value);
            Report("StepSkipped", step, detail: "done before this run");
            return "restored";
        }

        if (step.When is { Fails: true })
        {
            Fail(step, attempt: null, "ExpressionError");
            return "failed";
        }

        if (!Holds(step.When))
        {
            SkipByCondition([step]);
            return "skipped";
        }

        if (!Evaluate(step))
        {
            return "failed";
        }

        if (_now >= _end)
        {
            _isTimedOut = true; // nothing starts after the end
            return "ended";
        }

        NoticeDeadline();
        var delay = step.Retry?.Delay ?? 0;
        for (var attempt = 1; ; attempt++)
        {
            _since = null;
            var failure = ReadSecrets(step, attempt) ?? Attempt(step, attempt);
            NoticeDeadline();
            if (failure is null && !KeepOutput(step, attempt))
            {
                return "failed";
            }

            Report(failure is null ? "StepSucceeded" : "AttemptFailed", step, attempt, failure);
            _statuses[step.Id] = failure is null ? "succeeded" : "failed";
            if (failure is null)
            {
                return "succeeded";
            }

            var mayRetry = failure != RunTimeout
                && step.Retry is { } retry
                && attempt < retry.Attempts
                && Repeats(retry, failure);
            if (mayRetry && _now + delay >= _end)
            {
                return EndBeforeRetry(step, attempt);
            }

            if (!mayRetry)
            {
                Forget(step.Id);
                _statuses[step.Id] = "failed";
                Report("StepFailed", step, attempt, failure);
                _isTimedOut |= failure == RunTimeout;
                _failures.Add(new ExpectedFailure(step.Id, failure, attempt, _now - _since, step.Continue && failure != RunTimeout));
                return failure == RunTimeout ? "ended" : "failed";
            }

            (_now, delay) = (_now + delay, Math.Min(delay * step.Retry!.Multiplier, step.Retry.MaxDelay)); // only with retry
        }
    }

    private string? Attempt(ScenarioStep step, int attempt)
    {
        var job = step.Starts[Math.Min(Received(step), step.Starts.Count) - 1];
        Report("AttemptStarted", step, attempt);
        var failure = step.Api is { } api
            ? StartOfApi(step, api, attempt, job, out var startedAt)
            : Start(step, attempt, job, out startedAt);
        failure ??= step.Type == "sync" ? null : Cancel(step, Watch(step, attempt, job, startedAt));
        return failure;
    }

    private void Report(string kind, ScenarioStep? step = null, int? attempt = null, string? detail = null) =>
        _events.Add(new ExpectedEvent(_now, kind, _location.Level, _location.Thread, step?.Id, attempt, detail));
}
