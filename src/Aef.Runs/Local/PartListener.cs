using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Receives the events of a part of a split pipeline, for the tracer of the whole run, without the part's start and end. Parts run in
/// sequence, so the numbers of their fibers do not collide.
/// </summary>
internal sealed class PartListener(RunTracer tracer, string part) : ExecutionListener
{
    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => tracer.EnterStep(time, part, step);

    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        if (routine != "main")
        {
            tracer.RoutineEntered(time, fiberId, routine, arguments, depth);
        }
    }

    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
        tracer.RoutineLeft(time, fiberId, routine, result, error);

    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call) => tracer.CallStarted(time, fiberId, call);

    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome) =>
        tracer.CallEnded(time, fiberId, call, outcome);

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => tracer.Logged(time, fiberId, entry);
}
