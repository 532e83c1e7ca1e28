using Aef.Workflows.Runtime;

namespace Aef.Core.Running;

/// <summary>
/// Hears what a part of a split pipeline does, for the tracer of the whole run. That the part begins and ends is none of its events. Parts
/// run one after another, so the numbers of their strands do not meet.
/// </summary>
internal sealed class PartListener(RunTracer tracer) : ExecutionListener
{
    public override void StepEntered(DateTimeOffset time, int strandId, StepInfo step) => tracer.StepEntered(time, strandId, step);

    public override void RoutineEntered(DateTimeOffset time, int strandId, string routine, IReadOnlyList<(string Name, WorkflowValue Value)> arguments, int depth)
    {
        if (routine != "main")
        {
            tracer.RoutineEntered(time, strandId, routine, arguments, depth);
        }
    }

    public override void RoutineLeft(DateTimeOffset time, int strandId, string routine, WorkflowValue result, WorkflowValue? error) =>
        tracer.RoutineLeft(time, strandId, routine, result, error);

    public override void CallStarted(DateTimeOffset time, int strandId, CallEffect call) => tracer.CallStarted(time, strandId, call);

    public override void CallEnded(DateTimeOffset time, int strandId, CallEffect call, EffectOutcome outcome) => tracer.CallEnded(time, strandId, call, outcome);

    public override void Logged(DateTimeOffset time, int strandId, LogEntry entry) => tracer.Logged(time, strandId, entry);
}
