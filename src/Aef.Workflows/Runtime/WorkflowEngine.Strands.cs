using Aef.Workflows.Measuring;
using Aef.Workflows.Runtime.Engine;
using Aef.Workflows.Runtime.Errors;
using Aef.Workflows.Runtime.Program;
using Aef.Workflows.Runtime.Values;

namespace Aef.Workflows.Runtime;

/// <content>Strands, frames and faults.</content>
public sealed partial class WorkflowEngine
{
    /// <summary>How many instructions a strand runs before another one that can run has its turn.</summary>
    private const int Turn = 1000;

    /// <summary>Starts a routine on top of a frame.</summary>
    internal Flow EnterRoutine(Frame caller, RoutineCode routine, WorkflowValue[] arguments)
    {
        if (caller.Depth >= Options.Limits.MaxCallDepth)
        {
            throw WorkflowErrorException.Tagged("RecursionError", $"the call stack is deeper than {Options.Limits.MaxCallDepth} routines");
        }

        var frame = new Frame(caller.Strand, routine, routine.Layout, 0) { Caller = caller, Depth = caller.Depth + 1 };
        caller.Strand.Top = frame;
        BeginRoutine(frame, arguments);
        return Flow.Jumped;
    }

    /// <summary>Ends the routine, branch or iteration of a frame with a value. Its steps have been left.</summary>
    internal Flow LeaveRoutine(Frame frame, WorkflowValue result)
    {
        var strand = frame.Strand;
        Drop(frame);
        strand.Top = frame.Caller;
        if (frame.Caller is not { } caller)
        {
            EndStrand(strand, result, null);
            return Flow.Stopped;
        }

        Listener?.RoutineLeft(Now, strand.Id, frame.Routine.Name, result, null);
        if (caller.Current.Resume(caller, result) is var flow && flow == Flow.Next)
        {
            caller.Ip++;
            return Flow.Jumped;
        }

        return flow;
    }

    /// <summary>
    /// Sends an error upwards, to the innermost handler around the place of the strand. <paramref name="again"/> is true for one that this frame has caught
    /// and could not handle: its place in the frame is known already.
    /// </summary>
    internal Flow Fail(Strand strand, Fault fault, bool again = false)
    {
        if (!again && fault.Causes.Count == 0 && HandledFault.Innermost(strand) is { Causes: { Count: > 0 } causes })
        {
            fault = fault.Because(causes);
        }

        for (var frame = strand.Top; frame is not null; frame = frame.Caller, again = false)
        {
            var current = frame.Current;
            if (!again)
            {
                fault.Pass(current);
            }

            var handler = fault.IsUncatchable ? null : frame.Routine.FindHandler(frame.Ip, frame.Layout);
            if (handler is not null)
            {
                strand.Top = frame;
                Clear(frame, handler.Scopes);
                LeaveSteps(frame, current.Step, handler.Step);
                Caught(frame, handler, fault);
                return Flow.Jumped;
            }

            LeaveSteps(frame, current.Step, frame.Outer?.Current.Step);
            Drop(frame);
            if (frame.Outer is null)
            {
                Listener?.RoutineLeft(Now, strand.Id, frame.Routine.Name, WorkflowValue.Null, fault.Error);
            }
        }

        strand.Top = null;
        EndStrand(strand, WorkflowValue.Null, fault);
        return Flow.Stopped;
    }

    /// <summary>Makes a strand wait for an effect.</summary>
    internal void Await(Strand strand, WorkflowEffect effect)
    {
        _waiting.Add(effect.Id, (strand, effect));
        _effects.Enqueue(effect);
        if (effect is CallEffect call)
        {
            Listener?.CallStarted(Now, strand.Id, call);
        }
    }

    internal long NextEffectId() => ++_lastEffectId;

    internal SleepEffect Sleep(Strand strand, double seconds) => new(NextEffectId(), strand.Id, EngineClock.After(Now, seconds));

    /// <summary>Makes a strand wait for the branches or iterations of its parallel step.</summary>
    internal void Fork(ParallelJoin join)
    {
        _scheduler.Fork(join);
        StartStrands();
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

    private void StartStrands()
    {
        foreach (var strand in _scheduler.Start())
        {
            if (Listener is { } listener && strand.Join is { } join)
            {
                listener.StrandStarted(Now, strand.Id, join.Parent.Strand.Id, join.BranchName(strand.Index), (int)strand.Index);
            }

            CountSteps(StepCosts.Round);
            strand.Join?.Begin(strand);
        }
    }

    private void EndStrand(Strand strand, WorkflowValue result, Fault? fault)
    {
        if (strand.Join is not { } join)
        {
            EndExecution(result, fault);
            return;
        }

        Listener?.StrandEnded(Now, strand.Id, fault?.Error);
        if (fault?.IsUncatchable == true)
        {
            Fail(join.Parent.Strand, fault);
            return;
        }

        join.End(strand, fault, Options.Limits.MaxBranchErrors);
        if (join.HasEnded)
        {
            join.Parent.Strand.Give(WorkflowValue.Null, join.Failure());
        }

        _scheduler.End(strand, join);
        StartStrands();
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
            ? WorkflowErrorException.Resource($"the result is larger than {Options.Limits.MaxResultBytes} bytes", "ResultSizeLimitExceededError")
            : null;
    }

    private void Run(Strand strand)
    {
        try
        {
            if (strand.IsAnswered && Answer(strand) == Flow.Stopped)
            {
                return;
            }
        }
        catch (WorkflowErrorException e)
        {
            if (Fail(strand, Fault.From(e)) == Flow.Stopped)
            {
                return;
            }
        }

        while (Continue(strand))
        {
            // The strand goes on in the handler of an error.
        }
    }

    /// <summary>Hands a strand what it waited for.</summary>
    private Flow Answer(Strand strand)
    {
        var (value, fault, answered) = (strand.Answer, strand.AnswerFault, strand.AnsweredEffect);
        strand.TakeAnswer();
        if (answered is var (effect, outcome) && effect is CallEffect call)
        {
            Listener?.CallEnded(Now, strand.Id, call, outcome);
        }

        if (fault is not null)
        {
            return Fail(strand, fault);
        }

        var frame = strand.Top!; // A strand that waits has a frame.
        var flow = frame.Current.Resume(frame, value);
        if (flow == Flow.Next)
        {
            frame.Ip++;
        }

        return flow;
    }

    /// <summary>Runs a strand until it stops or its turn is over; true when it goes on after an error.</summary>
    private bool Continue(Strand strand)
    {
        try
        {
            for (var left = Turn; ; left--)
            {
                var frame = strand.Top!; // Flow.Stopped is given when the last frame is left.
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
                    _scheduler.Enqueue(strand);
                    return false;
                }
            }
        }
        catch (WorkflowErrorException e)
        {
            return !HasEnded && Fail(strand, Fault.From(e)) != Flow.Stopped;
        }
        catch (ValueTooDeepException e)
        {
            return !HasEnded && Fail(strand, Fault.From(WorkflowErrorException.Resource(e.Message))) != Flow.Stopped;
        }
    }
}
