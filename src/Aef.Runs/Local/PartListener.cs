using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// Receives the events of a part of a split pipeline, or of a lane, for the tracer of the whole run, without the start and end of the
/// execution. Lanes run side by side, so each execution has numbers of fibers of its own.
/// </summary>
internal sealed class PartListener(RunTracer tracer, string part, int number) : ExecutionListener
{
    private const int MostFibers = 100_000;

    private readonly List<string> _jobs = [];

    /// <summary>The JOB_IDs of the jobs that the execution has run, in the order of their starts.</summary>
    public IReadOnlyList<string> Jobs => _jobs;

    public override void StepEntered(DateTimeOffset time, int fiberId, StepInfo step) => tracer.EnterStep(time, part, step);

    public override void RoutineEntered(
        DateTimeOffset time,
        int fiberId,
        string routine,
        IReadOnlyList<(string Name, WorkflowValue Value)> arguments,
        int depth)
    {
        if (routine == SupportRoutines.Job
            && arguments.FirstOrDefault(a => a.Name == SupportParameters.JobId).Value.TryGetString(out var jobId))
        {
            _jobs.Add(jobId);
        }

        if (routine != "main")
        {
            tracer.RoutineEntered(time, Unique(fiberId), routine, arguments, depth);
        }
    }

    public override void RoutineLeft(DateTimeOffset time, int fiberId, string routine, WorkflowValue result, WorkflowValue? error) =>
        tracer.RoutineLeft(time, Unique(fiberId), routine, result, error);

    public override void ErrorCaught(
        DateTimeOffset time,
        int fiberId,
        StepInfo step,
        WorkflowValue error,
        IEnumerable<(string Name, WorkflowValue Value)> variables) =>
        tracer.CatchError(part, Unique(fiberId), step, error, variables);

    public override void CallStarted(DateTimeOffset time, int fiberId, CallEffect call) => tracer.CallStarted(time, Unique(fiberId), call);

    public override void CallEnded(DateTimeOffset time, int fiberId, CallEffect call, EffectOutcome outcome) =>
        tracer.CallEnded(time, Unique(fiberId), call, outcome);

    public override void Logged(DateTimeOffset time, int fiberId, LogEntry entry) => tracer.Logged(time, Unique(fiberId), entry);

    private int Unique(int fiberId) => (number * MostFibers) + fiberId;
}
