using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Records the events of an engine while a journal is replayed, for a listener that is attached later, and then passes everything on.
/// </summary>
internal sealed class ReplayListener(bool receivesAssignments) : ExecutionListener
{
    private List<Action<ExecutionListener>>? _kept = [];
    private ExecutionListener? _listener;

    /// <inheritdoc/>
    public override bool ReceivesAssignments => receivesAssignments;

    /// <summary>Passes everything recorded, and everything from now on, to a listener; null drops the record.</summary>
    public void Attach(ExecutionListener? listener)
    {
        if (listener is not null)
        {
            _kept?.ForEach(notify => notify(listener));
        }

        (_kept, _listener) = (null, listener);
    }

    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => Notify(l => l.StepEntered(time, fiberId, step));

    public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step) => Notify(l => l.StepLeft(time, fiberId, step));

    public override void BranchTaken(DateTimeOffset time, int fiberId, BranchPoint branch) =>
        Notify(l => l.BranchTaken(time, fiberId, branch));

    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth) =>
        Notify(l => l.RoutineEntered(time, fiberId, routine, arguments, depth));

    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
        Notify(l => l.RoutineLeft(time, fiberId, routine, result, error));

    public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration) =>
        Notify(l => l.FiberStarted(time, fiberId, parentFiberId, branch, iteration));

    public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error) =>
        Notify(l => l.FiberEnded(time, fiberId, error));

    public override void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value) =>
        Notify(l => l.VariableAssigned(time, fiberId, target, value));

    public override void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables)
    {
        var kept = variables.ToList();
        Notify(l => l.ErrorCaught(time, fiberId, step, error, kept));
    }

    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call) => Notify(l => l.CallStarted(time, fiberId, call));

    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome) =>
        Notify(l => l.CallEnded(time, fiberId, call, outcome));

    public override void RetryScheduled(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        int attempt,
        TimeSpan delay,
        WorkflowValue error) =>
        Notify(l => l.RetryScheduled(time, fiberId, step, attempt, delay, error));

    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step) =>
        Notify(l => l.CallbackCreated(time, fiberId, url, method, step));

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => Notify(l => l.Logged(time, fiberId, entry));

    public override void Ended(DateTimeOffset time, Execution execution) => Notify(l => l.Ended(time, execution));

    private void Notify(Action<ExecutionListener> notify)
    {
        if (_kept is { } kept)
        {
            kept.Add(notify);
        }
        else if (_listener is { } listener)
        {
            notify(listener);
        }
    }
}
