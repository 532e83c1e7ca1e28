namespace Aef.Tests.Conformity;

/// <content>
/// Jobs whose API the workflow calls itself, with an id of its own. A start whose answer is lost is repeated if the API recognizes the id;
/// otherwise the job is looked up, once. A job that may still be running when its step fails is cancelled.
/// </content>
internal sealed partial class ReferenceScheduler
{
    private string? StartOfApi(ScenarioStep step, ScenarioApi api, int attempt, ScenarioStart job, out double startedAt)
    {
        double? arrived = null;
        startedAt = _now;
        if (Probe.BeforeStart.Contains(step.Broken))
        {
            return "ExpressionError";
        }

        for (var call = 0; ; call++)
        {
            var began = _now;
            var answer = Call(job.Start, call, job.CallSeconds, Cut(step.CallTimeout), () =>
            {
                var isKnown = arrived is not null;
                arrived ??= began;
                return new Answer(isKnown ? 409 : 200, "");
            });
            startedAt = arrived ?? began;
            var isSure = api is ScenarioApi.Query or ScenarioApi.Probe;
            if (answer is { Lost: null, Code: < 400 } || (isSure && answer is { Lost: null, Code: 409 }))
            {
                return step.Broken == "id" ? "StartUnknown" : null;
            }

            if (answer.Lost == "timeout" && _now >= _end)
            {
                return RunTimeout;
            }

            var refused = answer is { Code: 429 or 503 } or { Lost: "connection_failed" };
            var lost = answer.Lost is not null || answer.Code is 408 or 500 or 502 or 504;
            if (!(refused || (isSure && lost)) || call == RepeatsOfCall)
            {
                return refused || answer is { Lost: null, Code: >= 400 and < 500 and not 408 } ? "StartRefused"
                    : api is ScenarioApi.Flow or ScenarioApi.Query && arrived is not null ? null // it is looked up
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

    private string? Cancel(ScenarioStep step, string? failure)
    {
        if (step.Api is not null && failure is not (null or "JobFailed" or "ExpressionError") && step.Broken != "cancel")
        {
            _received[($"{step.Id} cancelled", _starts[step.Id])] = "true";
        }

        return failure;
    }
}
