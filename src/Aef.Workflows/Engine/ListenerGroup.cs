using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>Notifies several listeners of the events of an execution, in order.</summary>
public sealed class ListenerGroup : ExecutionListener
{
    private readonly ExecutionListener[] _listeners;

    /// <summary>Combines listeners into one; null listeners are omitted.</summary>
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
    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.StepEntered(time, fiberId, step);
        }
    }

    /// <inheritdoc/>
    public override void StepLeft(DateTimeOffset time, int fiberId, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.StepLeft(time, fiberId, step);
        }
    }

    /// <inheritdoc/>
    public override void BranchTaken(DateTimeOffset time, int fiberId, BranchPoint branch)
    {
        foreach (var listener in _listeners)
        {
            listener.BranchTaken(time, fiberId, branch);
        }
    }

    /// <inheritdoc/>
    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        foreach (var listener in _listeners)
        {
            listener.RoutineEntered(time, fiberId, routine, arguments, depth);
        }
    }

    /// <inheritdoc/>
    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
        foreach (var listener in _listeners)
        {
            listener.RoutineLeft(time, fiberId, routine, result, error);
        }
    }

    /// <inheritdoc/>
    public override void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration)
    {
        foreach (var listener in _listeners)
        {
            listener.FiberStarted(time, fiberId, parentFiberId, branch, iteration);
        }
    }

    /// <inheritdoc/>
    public override void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error)
    {
        foreach (var listener in _listeners)
        {
            listener.FiberEnded(time, fiberId, error);
        }
    }

    /// <inheritdoc/>
    public override bool ReceivesAssignments => Array.Exists(_listeners, l => l.ReceivesAssignments);

    /// <inheritdoc/>
    public override void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value)
    {
        foreach (var listener in _listeners)
        {
            listener.VariableAssigned(time, fiberId, target, value);
        }
    }

    /// <inheritdoc/>
    public override void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables)
    {
        foreach (var listener in _listeners)
        {
            listener.ErrorCaught(time, fiberId, step, error, variables);
        }
    }

    /// <inheritdoc/>
    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
        foreach (var listener in _listeners)
        {
            listener.CallStarted(time, fiberId, call);
        }
    }

    /// <inheritdoc/>
    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome)
    {
        foreach (var listener in _listeners)
        {
            listener.CallEnded(time, fiberId, call, outcome);
        }
    }

    /// <inheritdoc/>
    public override void RetryScheduled(DateTimeOffset time, int fiberId, StepInfo step, int attempt, TimeSpan delay, WorkflowValue error)
    {
        foreach (var listener in _listeners)
        {
            listener.RetryScheduled(time, fiberId, step, attempt, delay, error);
        }
    }

    /// <inheritdoc/>
    public override void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step)
    {
        foreach (var listener in _listeners)
        {
            listener.CallbackCreated(time, fiberId, url, method, step);
        }
    }

    /// <inheritdoc/>
    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry)
    {
        foreach (var listener in _listeners)
        {
            listener.Logged(time, fiberId, entry);
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
