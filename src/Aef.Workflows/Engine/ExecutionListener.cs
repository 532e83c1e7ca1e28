using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Engine;

/// <summary>
/// Receives the events of an execution. All methods do nothing unless overridden; each receives the time of the engine's clock. Values that
/// it receives never change afterwards. A listener must not call the engine.
/// </summary>
public abstract class ExecutionListener
{
    /// <summary>A step begins. Steps within steps begin after the outer one.</summary>
    public virtual void StepEntered(DateTimeOffset time, int fiberId, StepInfo step)
    {
    }

    /// <summary>A step is left: at its end, by a jump or by an error.</summary>
    public virtual void StepLeft(DateTimeOffset time, int fiberId, StepInfo step)
    {
    }

    /// <summary>The execution enters a branch. Raised only by programs of <see cref="WorkflowProgram.CompileWithBranches"/>.</summary>
    public virtual void BranchTaken(DateTimeOffset time, int fiberId, BranchPoint branch)
    {
    }

    /// <summary>A routine begins; <paramref name="depth"/> is 1 for <c>main</c>.</summary>
    public virtual void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
    }

    /// <summary>A routine ends with a result, or with an unhandled error.</summary>
    public virtual void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error)
    {
    }

    /// <summary>
    /// A branch or an iteration of a parallel step begins. <paramref name="branch"/> is the name of the branch; null for iterations.
    /// <paramref name="iteration"/> is its number, counted from 0.
    /// </summary>
    public virtual void FiberStarted(DateTimeOffset time, int fiberId, int parentFiberId, string? branch, int iteration)
    {
    }

    /// <summary>A branch or an iteration has ended, with an error if it did not handle one.</summary>
    public virtual void FiberEnded(DateTimeOffset time, int fiberId, WorkflowValue? error)
    {
    }

    /// <summary>
    /// True to receive every assigned value; read once, when the engine is created. Otherwise the engine may change values in place.
    /// </summary>
    public virtual bool ReceivesAssignments => false;

    /// <summary>
    /// A variable, or an element of one, received a value: by an assignment, as the result of a call, as the item of a loop or the error of
    /// an except block.
    /// <paramref name="target"/> is written as in the source, with its indexes evaluated: <c>order.items[0]</c>. Raised for listeners
    /// that <see cref="ReceivesAssignments"/>.
    /// </summary>
    public virtual void VariableAssigned(DateTimeOffset time, int fiberId, string target, WorkflowValue value)
    {
    }

    /// <summary>
    /// A try step catches an error that its body raised. <paramref name="step"/> is the innermost step of the same routine that has failed;
    /// <paramref name="variables"/> are its variables, inner ones first, which can be read only during the call.
    /// </summary>
    public virtual void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables)
    {
    }

    /// <summary>A call leaves the engine.</summary>
    public virtual void CallStarted(DateTimeOffset time, int fiberId, CallEffect call)
    {
    }

    /// <summary>A call was answered.</summary>
    public virtual void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome)
    {
    }

    /// <summary>
    /// A try step will be repeated after <paramref name="delay"/>; <paramref name="attempt"/> is the number of the retry, counted from 1.
    /// </summary>
    public virtual void RetryScheduled(DateTimeOffset time, int fiberId, StepInfo step, int attempt, TimeSpan delay, WorkflowValue error)
    {
    }

    /// <summary><c>events.create_callback_endpoint</c> created an endpoint that accepts requests with a method.</summary>
    public virtual void CallbackCreated(DateTimeOffset time, int fiberId, string url, string method, StepInfo step)
    {
    }

    /// <summary><c>sys.log</c> wrote an entry.</summary>
    public virtual void Logged(DateTimeOffset time, int fiberId, LogEntry entry)
    {
    }

    /// <summary>The execution has ended.</summary>
    public virtual void Ended(DateTimeOffset time, Execution execution)
    {
    }
}
