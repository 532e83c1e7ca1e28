using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Fibers;
using Aef.Workflows.Engine.Program;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Estimation;

namespace Aef.Workflows.Engine;

/// <content>Fibers, frames and faults.</content>
public sealed partial class WorkflowEngine
{
    /// <summary>The number of instructions that a fiber runs before the next ready fiber has its turn.</summary>
    private const int Turn = 1000;

    /// <summary>Starts a routine on top of a frame.</summary>
    internal Flow EnterRoutine(Frame caller, RoutineCode routine, WorkflowValue[] arguments)
    {
        if (caller.Depth >= Options.Limits.MaxCallDepth)
        {
            throw WorkflowErrorException.Tagged("RecursionError", $"the call stack is deeper than {Options.Limits.MaxCallDepth} routines");
        }

        var frame = new Frame(caller.Fiber, routine, routine.Layout, 0)
        {
            Caller = caller,
            Depth = caller.Depth + 1,
            Number = ++_routineCalls,
        };
        caller.Fiber.Top = frame;
        BeginRoutine(frame, arguments);
        return Flow.Jumped;
    }

    /// <summary>Ends the routine, branch or iteration of a frame with a value. Its steps have been left.</summary>
    internal Flow LeaveRoutine(Frame frame, WorkflowValue result)
    {
        var fiber = frame.Fiber;
        Drop(frame);
        fiber.Top = frame.Caller;
        if (frame.Caller is not { } caller)
        {
            EndFiber(fiber, result, null);
            return Flow.Stopped;
        }

        Listener?.RoutineLeft(Now, fiber.Id, frame.Routine.Name, result, null);
        if (caller.Current.Resume(caller, result) is var flow && flow == Flow.Next)
        {
            caller.Ip++;
            return Flow.Jumped;
        }

        return flow;
    }

    /// <summary>
    /// Propagates an error to the innermost handler around the position of the fiber. <paramref name="again"/> is true for an error that
    /// this frame has caught and could not handle: its position in the frame is already known.
    /// </summary>
    internal Flow Fail(Fiber fiber, Fault fault, bool again = false)
    {
        if (!again && fault.Causes.Count == 0 && HandledFault.Innermost(fiber) is { Causes: { Count: > 0 } causes })
        {
            fault = fault.Because(causes);
        }

        for (var frame = fiber.Top; frame is not null; frame = frame.Caller, again = false)
        {
            var current = frame.Current;
            if (!again)
            {
                fault.Pass(current);
            }

            var handler = fault.IsUncatchable ? null : frame.Routine.FindHandler(frame.Ip, frame.Layout);
            if (handler is not null)
            {
                fiber.Top = frame;
                Listener?.ErrorCaught(Now, fiber.Id, current.Step, fault.Error, frame.Variables());
                Clear(frame, handler.Scopes);
                LeaveSteps(frame, current.Step, handler.Step);
                Caught(frame, handler, fault);
                return Flow.Jumped;
            }

            LeaveSteps(frame, current.Step, frame.Outer?.Current.Step);
            Drop(frame);
            if (frame.Outer is null)
            {
                Listener?.RoutineLeft(Now, fiber.Id, frame.Routine.Name, WorkflowValue.Null, fault.Error);
            }
        }

        fiber.Top = null;
        EndFiber(fiber, WorkflowValue.Null, fault);
        return Flow.Stopped;
    }

    /// <summary>Makes a fiber wait for an effect.</summary>
    internal void Await(Fiber fiber, WorkflowEffect effect)
    {
        _waiting.Add(effect.Id, (fiber, effect));
        _effects.Enqueue(effect);
        if (effect is CallEffect call)
        {
            Listener?.CallStarted(Now, fiber.Id, call);
        }
    }

    internal long NextEffectId() => ++_lastEffectId;

    internal SleepEffect Sleep(Fiber fiber, double seconds) => new(NextEffectId(), fiber.Id, EngineClock.After(Now, seconds));

    /// <summary>Makes a fiber wait for the branches or iterations of its parallel step.</summary>
    internal void Fork(ParallelJoin join)
    {
        _scheduler.Fork(join);
        StartFibers();
    }

    private static void Caught(Frame frame, TryHandler handler, Fault fault)
    {
        if (frame.States[handler.State] is Instructions.TryState state)
        {
            state.Fault = fault;
        }
        else
        {
            frame.States[handler.State] = new Instructions.TryState { Fault = fault };
        }

        frame.Ip = handler.Target;
    }

    private void StartFibers()
    {
        foreach (var fiber in _scheduler.Start())
        {
            if (Listener is { } listener && fiber.Join is { } join)
            {
                listener.FiberStarted(Now, fiber.Id, join.Parent.Fiber.Id, join.BranchName(fiber.Index), (int)fiber.Index);
            }

            CountSteps(StepCosts.Round);
            fiber.Join?.Begin(fiber);
        }
    }

    private void EndFiber(Fiber fiber, WorkflowValue result, Fault? fault)
    {
        if (fiber.Join is not { } join)
        {
            EndExecution(result, fault);
            return;
        }

        Listener?.FiberEnded(Now, fiber.Id, fault?.Error);
        if (fault?.IsUncatchable == true)
        {
            Fail(join.Parent.Fiber, fault);
            return;
        }

        join.End(fiber, fault, Options.Limits.MaxBranchErrors);
        if (join.HasEnded)
        {
            join.Parent.Fiber.EndWait(WorkflowValue.Null, join.Failure());
        }

        _scheduler.End(fiber, join);
        StartFibers();
    }

    private void EndExecution(WorkflowValue result, Fault? fault)
    {
        if (fault is null && ResultProblem(result) is { } problem)
        {
            fault = Fault.From(problem);
            Listener?.RoutineLeft(Now, _main.Id, _program.Main.Name, WorkflowValue.Null, fault.Error);
        }

        if (fault is null)
        {
            Listener?.RoutineLeft(Now, _main.Id, _program.Main.Name, result, null);
            End(ExecutionState.Succeeded, result, null);
        }
        else
        {
            End(ExecutionState.Failed, WorkflowValue.Null, ErrorReport.Of(fault));
        }
    }

    private WorkflowErrorException? ResultProblem(in WorkflowValue result)
    {
        if (!result.TryToJson(out var json, out var problem))
        {
            return WorkflowErrorException.Type(problem);
        }

        return json.Length > Options.Limits.MaxResultBytes || System.Text.Encoding.UTF8.GetByteCount(json) > Options.Limits.MaxResultBytes
            ? WorkflowErrorException.Resource(
                $"the result is larger than {Options.Limits.MaxResultBytes} bytes",
                "ResultSizeLimitExceededError")
            : null;
    }

    private void Run(Fiber fiber)
    {
        try
        {
            if (fiber.IsAnswered && Answer(fiber) == Flow.Stopped)
            {
                return;
            }
        }
        catch (WorkflowErrorException e)
        {
            if (Fail(fiber, Fault.From(e)) == Flow.Stopped)
            {
                return;
            }
        }

        while (Continue(fiber))
        {
            // The fiber continues in the handler of an error.
        }
    }

    /// <summary>Passes the outcome of its wait to a fiber.</summary>
    private Flow Answer(Fiber fiber)
    {
        var (value, fault, answered) = (fiber.Answer, fiber.AnswerFault, fiber.AnsweredEffect);
        fiber.TakeAnswer();
        if (answered is var (effect, outcome) && effect is CallEffect call)
        {
            Listener?.CallEnded(Now, fiber.Id, call, outcome);
        }

        if (fault is not null)
        {
            return Fail(fiber, fault);
        }

        var frame = fiber.Top!; // A fiber that waits has a frame.
        var flow = frame.Current.Resume(frame, value);
        if (flow == Flow.Next)
        {
            frame.Ip++;
        }

        return flow;
    }

    /// <summary>Runs a fiber until it stops or its turn is over; true when it continues after an error.</summary>
    private bool Continue(Fiber fiber)
    {
        try
        {
            for (var left = Turn; ; left--)
            {
                var frame = fiber.Top!; // Flow.Stopped is returned when the last frame is left.
                var flow = frame.Code[frame.Ip].Execute(frame);
                if (flow == Flow.Stopped)
                {
                    return false;
                }

                if (flow == Flow.Next)
                {
                    frame.Ip++;
                }

                if (left <= 0 && _scheduler.HasReady)
                {
                    _scheduler.Enqueue(fiber);
                    return false;
                }
            }
        }
        catch (WorkflowErrorException e)
        {
            return !HasEnded && Fail(fiber, Fault.From(e)) != Flow.Stopped;
        }
        catch (ValueTooDeepException e)
        {
            return !HasEnded && Fail(fiber, Fault.From(WorkflowErrorException.Resource(e.Message))) != Flow.Stopped;
        }
    }
}
