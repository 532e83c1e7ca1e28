namespace Aef.Tests.Conformity;

/// <content>
/// The timeout of the run: every wait and call is cut to its end, a job that runs then gets one last poll, and nothing starts after it.
/// </content>
internal sealed partial class ReferenceScheduler
{
    private const string RunTimeout = "RunTimeout";

    private double _end;
    private bool _isTimedOut;

    private bool IsFailed => _isTimedOut || _failures.Exists(f => !f.Continued);

    private string StateOfLevels => _isTimedOut ? "timed_out" : _failed!.Count > 0 ? "failed" : "succeeded"; // set before the sections

    private string TimeoutKind => _now >= _end ? RunTimeout : "TimeoutError";

    // A call after the end is a last poll, which has its whole timeout.
    private double Cut(double seconds) => _now < _end ? Math.Min(seconds, _end - _now) : seconds;

    private double? _lateAt;

    // The first poll or step after the deadline.
    private void NoticeDeadline()
    {
        if (_now >= _scenario.Deadline)
        {
            _lateAt = Math.Min(_now, _lateAt ?? double.PositiveInfinity);
        }
    }

    private string EndBeforeRetry(ScenarioStep step, int attempt)
    {
        var waited = _now - _since;
        _now = Math.Max(_now, _end);
        _isTimedOut = true;
        NoticeDeadline();
        Forget(step.Id);
        _statuses[step.Id] = "failed";
        Report("StepFailed", step, attempt, RunTimeout);
        _failures.Add(new ExpectedFailure(step.Id, RunTimeout, attempt, waited, Continued: false));
        return "ended";
    }
}
