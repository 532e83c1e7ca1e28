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

    private ReferenceScheduler(Scenario scenario) => (_scenario, _ofItems, _end) = (scenario, StepsOfItems(scenario), scenario.Timeout ?? double.PositiveInfinity);

    public static ExpectedRun Of(Scenario scenario) => new ReferenceScheduler(scenario).Run();

    // Rules 1, 2 and 4: levels in order, a barrier after each, threads in file order into the free slots.
    private ExpectedRun Run()
    {
        Report("RunStarted");
        for (int? level = 0; level < _scenario.Levels.Count;)
        {
            var (id, most, threads) = _scenario.Levels[level.Value];
            var skipsLevel = !Holds(_scenario.Levels[level.Value].When);
            var freeAt = Enumerable.Repeat(_now, Math.Min(most ?? LocationsOfTarget, LocationsOfTarget)).ToArray();
            int? goTo = null;
            _location = (id, null);
            Report("LevelStarted");
            foreach (var (thread, location) in Located(skipsLevel ? threads : Units(id, threads), threads, freeAt))
            {
                (_now, _location) = (freeAt[location], (id, thread.Id));
                goTo = skipsLevel || !Holds(thread.When) ? SkipByCondition(thread.Steps) : RunThread(level.Value, thread.Steps);
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
        return Start(step, attempt, job, out var startedAt) ?? (step.Type == "sync" ? null : Watch(step, attempt, job, startedAt));
    }

    // Start once: the call is only repeated when it is sure that nothing was started. Returns the kind of failure or null.
    private string? Start(ScenarioStep step, int attempt, ScenarioStart job, out double startedAt)
    {
        for (var call = 0; ; call++)
        {
            startedAt = _now;
            var answer = Call(job.Start, call, job.CallSeconds, Cut(step.CallTimeout), () => step.Type != "sync" ? new Answer(200, "aef_id")
                : job.Ends == "failed"
                    ? new Answer(500, "Exception", job.Takes)
                    : new Answer(200, "", job.Ends == "never" ? double.PositiveInfinity : job.Takes));
            if (answer.Lost == "timeout" && _now >= _end)
            {
                return RunTimeout;
            }

            var refused = answer is { Code: 429 or 503 } or { Lost: "connection_failed" };
            if (!refused || call == RepeatsOfCall)
            {
                var isHealthy = answer is { Lost: null, Code: < 400 }
                    && (step.Type == "sync" || answer.Body.StartsWith("aef", StringComparison.Ordinal));
                return isHealthy ? null : answer.IsException ? "JobFailed" : refused
                    || answer.Code is >= 400 and < 500 and not 408
                    ? "StartRefused"
                    : "StartUnknown";
            }

            if (_now + Math.Pow(1.25, call) >= _end)
            {
                _now = Math.Max(_now, _end);
                return RunTimeout;
            }

            _now += Math.Pow(1.25, call);
            Report("CallRepeated", step, attempt);
        }
    }

    // Poll patiently, end in time. Returns the kind of failure or null.
    private string? Watch(ScenarioStep step, int attempt, ScenarioStart job, double startedAt)
    {
        var (since, limit, arrived, lostInRow, inbox) = (_now, Math.Min(_now + step.Limit, _end), 0, 0, Inbox.Of(step, job, startedAt));
        _since = since;
        Report("JobStarted", step, attempt);
        for (var call = 0; ; call++)
        {
            if (WaitFor(inbox, step, attempt, _now + Math.Min(Pause(step, since, lostInRow), Math.Max(0, limit - _now))) == "failed")
            {
                return "JobFailed";
            }

            if (lostInRow > 0)
            {
                Report("CallRepeated", step, attempt);
            }

            var (began, isLast, isCut) = (_now, _now >= limit, Cut(step.CallTimeout) < step.CallTimeout);
            var most = Cut(isLast ? step.CallTimeout : Math.Min(step.CallTimeout, limit - _now));
            var answer = Call(job.Poll, call, job.CallSeconds, most, () =>
                (job.Polls is { } polls ? ++arrived < polls : began - startedAt < job.Takes)
                    || job.Ends == "never" ? new Answer(200, "running")
                : job.Ends == "success" ? new Answer(200, "success") : new Answer(500, "Exception"));
            NoticeDeadline();
            if (answer.IsException || answer is { Lost: null, Code: < 400 })
            {
                var state = answer.IsException ? "failed" : answer.Body;
                Report("StateSeen", step, attempt, state);
                if (state != "running" || _now >= limit)
                {
                    return state switch { "success" => null, "running" => TimeoutKind, _ => "JobFailed" };
                }

                lostInRow = 0;
            }
            else
            {
                var isLost = answer.Lost is not null || answer.Code is 408 or 429 or 500 or 502 or 503 or 504;
                // A call that the limit, or the end of the run, cut is not the last poll.
                var isOver = _now >= limit && ((isLast && !isCut) || answer.Lost != "timeout");
                if (!isLost || isOver || ++lostInRow > RepeatsOfCall)
                {
                    return !isLost ? "StatusRefused" : isOver ? TimeoutKind : "StatusLost";
                }
            }
        }
    }

    private Answer Call(IReadOnlyList<ScenarioReply> fates, int call, double wire, double timeout, Func<Answer> function)
    {
        var fate = call < fates.Count ? fates[call] : ScenarioReply.Ok;
        var answer = fate.Kind == "status"
            ? new Answer(fate.Status, fate.Body) : fate.Kind == "connection_failed" ? new Answer(0, "")
            : function();
        answer = answer with
        {
            Seconds = fate.Kind == "timeout" ? double.PositiveInfinity : answer.Seconds + wire,
            Lost = fate.Kind is "ok" or "status" ? null : fate.Kind,
        };
        answer = answer.Seconds > timeout ? new Answer(0, "", timeout, "timeout") : answer;
        _now += answer.Seconds;
        return answer;
    }

    private void Report(string kind, ScenarioStep? step = null, int? attempt = null, string? detail = null) =>
        _events.Add(new ExpectedEvent(_now, kind, _location.Level, _location.Thread, step?.Id, attempt, detail));

    /// <summary>What came back from a call: a status and a body, or why nothing did.</summary>
    private sealed record Answer(int Code, string Body, double Seconds = 0, string? Lost = null)
    {
        public bool IsException => Lost is null && Code == 500 && Body.StartsWith("Exception", StringComparison.Ordinal);
    }
}
