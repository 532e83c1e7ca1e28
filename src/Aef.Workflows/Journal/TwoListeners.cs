using Aef.Workflows.Runtime;

namespace Aef.Workflows.Journal;

/// <summary>Lets two listeners hear one engine; the second may be null.</summary>
internal sealed class TwoListeners(ExecutionListener first, ExecutionListener? second) : ExecutionListener
{
    public override void StepEntered(DateTimeOffset time, int strandId, StepInfo step)
    {
        first.StepEntered(time, strandId, step);
        second?.StepEntered(time, strandId, step);
    }

    public override void StepLeft(DateTimeOffset time, int strandId, StepInfo step)
    {
        first.StepLeft(time, strandId, step);
        second?.StepLeft(time, strandId, step);
    }

    public override void RoutineEntered(DateTimeOffset time, int strandId, string routine, IReadOnlyList<(string Name, WorkflowValue Value)> arguments, int depth)
    {
        first.RoutineEntered(time, strandId, routine, arguments, depth);
        second?.RoutineEntered(time, strandId, routine, arguments, depth);
    }

    public override void RoutineLeft(DateTimeOffset time, int strandId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        first.RoutineLeft(time, strandId, routine, result, error);
        second?.RoutineLeft(time, strandId, routine, result, error);
    }

    public override void StrandStarted(DateTimeOffset time, int strandId, int parentStrandId, string? branch, int iteration)
    {
        first.StrandStarted(time, strandId, parentStrandId, branch, iteration);
        second?.StrandStarted(time, strandId, parentStrandId, branch, iteration);
    }

    public override void StrandEnded(DateTimeOffset time, int strandId, WorkflowValue? error)
    {
        first.StrandEnded(time, strandId, error);
        second?.StrandEnded(time, strandId, error);
    }

    public override void CallStarted(DateTimeOffset time, int strandId, CallEffect call)
    {
        first.CallStarted(time, strandId, call);
        second?.CallStarted(time, strandId, call);
    }

    public override void CallEnded(DateTimeOffset time, int strandId, CallEffect call, EffectOutcome outcome)
    {
        first.CallEnded(time, strandId, call, outcome);
        second?.CallEnded(time, strandId, call, outcome);
    }

    public override void RetryScheduled(DateTimeOffset time, int strandId, StepInfo step, int attempt, TimeSpan delay, WorkflowValue error)
    {
        first.RetryScheduled(time, strandId, step, attempt, delay, error);
        second?.RetryScheduled(time, strandId, step, attempt, delay, error);
    }

    public override void CallbackCreated(DateTimeOffset time, int strandId, string url, string method, StepInfo step)
    {
        first.CallbackCreated(time, strandId, url, method, step);
        second?.CallbackCreated(time, strandId, url, method, step);
    }

    public override void Logged(DateTimeOffset time, int strandId, LogEntry entry)
    {
        first.Logged(time, strandId, entry);
        second?.Logged(time, strandId, entry);
    }

    public override void Ended(DateTimeOffset time, Execution execution)
    {
        first.Ended(time, execution);
        second?.Ended(time, execution);
    }
}
