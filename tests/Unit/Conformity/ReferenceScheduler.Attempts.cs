namespace Aef.Tests.Conformity;

/// <content>One attempt of a job: its start and its polls.</content>
internal sealed partial class ReferenceScheduler
{
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

            if (step.Broken == "poll")
            {
                NoticeDeadline();
                return "StateUnknown"; // the call is never sent
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
                var state = step.Broken == "state" ? "unread"
                    : step.Broken == "unlisted" ? "unknown"
                    : answer.IsException ? "failed"
                    : answer.Body;
                Report("StateSeen", step, attempt, state);
                if (state is "unread" or "unknown" || (state == "success" && step.Broken == "rows"))
                {
                    return state is "unread" or "unknown" ? "StateUnknown" : "ExpressionError";
                }

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

    /// <summary>What came back from a call: a status and a body, or why nothing did.</summary>
    private sealed record Answer(int Code, string Body, double Seconds = 0, string? Lost = null)
    {
        public bool IsException => Lost is null && Code == 500 && Body.StartsWith("Exception", StringComparison.Ordinal);
    }
}
