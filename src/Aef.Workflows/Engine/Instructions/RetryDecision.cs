using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Estimation;

namespace Aef.Workflows.Engine.Instructions;

/// <summary>
/// After a failed attempt: evaluates the policy, then sleeps and repeats the body of the try, or continues at the except block. The error
/// is reported as described in https://cloud.google.com/workflows/docs/reference/syntax/retrying.
/// </summary>
internal sealed class RetryDecision(
    int state,
    RetryNodes nodes,
    int bodyStart,
    IReadOnlyDictionary<string, RoutineCode> routines) : Instruction
{
    public override Flow Execute(Frame frame)
    {
        var attempt = StateOf(frame);
        var policy = RetryPolicy.Read(nodes, frame);
        if (attempt.Retries >= policy.MaxRetries)
        {
            return Flow.Next;
        }

        if (routines.TryGetValue(policy.Predicate, out var routine) && routine.Parameters.Length > 0)
        {
            attempt.AsksPredicate = true;
            frame.Engine.CountSteps(StepCosts.InnerCall);
            var arguments = new WorkflowValue[routine.Parameters.Length];
            arguments[0] = attempt.Fault.Error;
            return frame.Engine.EnterRoutine(frame, routine, arguments);
        }

        return RetryPredicates.Test(policy.Predicate, attempt.Fault.Error) ? Schedule(frame, attempt, policy) : Flow.Next;
    }

    public override Flow Resume(Frame frame, WorkflowValue value)
    {
        var attempt = StateOf(frame);
        if (attempt.AsksPredicate)
        {
            attempt.AsksPredicate = false;
            return value.TryGetBoolean(out var retries) && retries ? Schedule(frame, attempt, RetryPolicy.Read(nodes, frame)) : Flow.Next;
        }

        frame.Engine.CountSteps(StepCosts.Retry);
        frame.Ip = bodyStart;
        return Flow.Jumped;
    }

    private TryState StateOf(Frame frame) => (TryState)frame.States[state]!; // Handlers are entered through a fault only.

    private Flow Schedule(Frame frame, TryState attempt, RetryPolicy policy)
    {
        var delay = Math.Min(attempt.Delay ?? policy.InitialDelay, policy.MaxDelay);
        attempt.Delay = Math.Min(delay * policy.Multiplier, policy.MaxDelay);
        attempt.Retries++;
        var engine = frame.Engine;
        var sleep = engine.Sleep(frame.Fiber, delay);
        engine.Listener?.RetryScheduled(
            engine.Now,
            frame.Fiber.Id,
            Step,
            attempt.Retries,
            TimeSpan.FromSeconds(Math.Min(delay, 1e9)),
            attempt.Fault.Error);
        engine.Await(frame.Fiber, sleep);
        return Flow.Stopped;
    }
}
