namespace Aef.Workflows.Runtime;

/// <summary>Tells several listeners what an execution does, in their order.</summary>
public sealed class ListenerGroup : ExecutionListener
{
    private readonly ExecutionListener[] _listeners;

    /// <summary>Makes one listener of several; those that are null are left out.</summary>
    public ListenerGroup(params ReadOnlySpan<ExecutionListener?> listeners)
    {
        var present = new List<ExecutionListener>();
        foreach (var listener in listeners)
        {
            if (listener is not null)
            {
                present.Add(listener);
            }
        }

        _listeners = [.. present];
    }

    /// <inheritdoc/>
    public override void StepEntered(DateTimeOffset time, int strandId, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.StepEntered(time, strandId, step);
        }
    }

    /// <inheritdoc/>
    public override void StepLeft(DateTimeOffset time, int strandId, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.StepLeft(time, strandId, step);
        }
    }

    /// <inheritdoc/>
    public override void BranchTaken(DateTimeOffset time, int strandId, BranchPoint branch)
    {
        foreach (var listener in _listeners)
        {
            listener.BranchTaken(time, strandId, branch);
        }
    }

    /// <inheritdoc/>
    public override void RoutineEntered(DateTimeOffset time, int strandId, string routine, IReadOnlyList<(string Name, WorkflowValue Value)> arguments, int depth)
    {
        foreach (var listener in _listeners)
        {
            listener.RoutineEntered(time, strandId, routine, arguments, depth);
        }
    }

    /// <inheritdoc/>
    public override void RoutineLeft(DateTimeOffset time, int strandId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        foreach (var listener in _listeners)
        {
            listener.RoutineLeft(time, strandId, routine, result, error);
        }
    }

    /// <inheritdoc/>
    public override void StrandStarted(DateTimeOffset time, int strandId, int parentStrandId, string? branch, int iteration)
    {
        foreach (var listener in _listeners)
        {
            listener.StrandStarted(time, strandId, parentStrandId, branch, iteration);
        }
    }

    /// <inheritdoc/>
    public override void StrandEnded(DateTimeOffset time, int strandId, WorkflowValue? error)
    {
        foreach (var listener in _listeners)
        {
            listener.StrandEnded(time, strandId, error);
        }
    }

    /// <inheritdoc/>
    public override bool HearsAssignments => Array.Exists(_listeners, l => l.HearsAssignments);

    /// <inheritdoc/>
    public override void VariableAssigned(DateTimeOffset time, int strandId, string target, WorkflowValue value)
    {
        foreach (var listener in _listeners)
        {
            listener.VariableAssigned(time, strandId, target, value);
        }
    }

    /// <inheritdoc/>
    public override void CallStarted(DateTimeOffset time, int strandId, CallEffect call)
    {
        foreach (var listener in _listeners)
        {
            listener.CallStarted(time, strandId, call);
        }
    }

    /// <inheritdoc/>
    public override void CallEnded(DateTimeOffset time, int strandId, CallEffect call, EffectOutcome outcome)
    {
        foreach (var listener in _listeners)
        {
            listener.CallEnded(time, strandId, call, outcome);
        }
    }

    /// <inheritdoc/>
    public override void RetryScheduled(DateTimeOffset time, int strandId, StepInfo step, int attempt, TimeSpan delay, WorkflowValue error)
    {
        foreach (var listener in _listeners)
        {
            listener.RetryScheduled(time, strandId, step, attempt, delay, error);
        }
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int strandId, string url, string method, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.CallbackCreated(time, strandId, url, method, step);
        }
    }

    /// <inheritdoc/>
    public override void Logged(DateTimeOffset time, int strandId, LogEntry entry)
    {
        foreach (var listener in _listeners)
        {
            listener.Logged(time, strandId, entry);
        }
    }

    /// <inheritdoc/>
    public override void Ended(DateTimeOffset time, Execution execution)
    {
        foreach (var listener in _listeners)
        {
            listener.Ended(time, execution);
        }
    }
}
