using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Steps that are skipped, each with its reason.</content>
internal sealed partial class RunTracer
{
    /// <summary>The reason of a skip for a step that never started when the last steps of the pipeline begin.</summary>
    private const string NotReached = "not_reached";

    private void EmitSkips(DateTimeOffset time, WorkflowValue ids, WorkflowValue reason)
    {
        foreach (var id in ids.Items)
        {
            if (id.TryGetString(out var jobId))
            {
                EmitSkip(time, jobId, reason.TryGetString(out var why) ? why : null);
            }
        }
    }

    /// <summary>When the last steps begin, every other step that has not been started and not been skipped was not reached.</summary>
    private void EmitNotReached(DateTimeOffset time)
    {
        foreach (var step in _pipeline.LevelSteps.Where(s => !_mentioned.Contains(s.JobId)).ToList())
        {
            EmitSkip(time, step.JobId, NotReached);
        }
    }

    private void EmitSkip(DateTimeOffset time, string jobId, string? reason)
    {
        if (Job(jobId) is { } job)
        {
            Emit(time, RunEventKind.StepSkipped, e => e with
            {
                Level = job.Level,
                Thread = job.Thread,
                JobId = jobId,
                JobName = job.Step.JobName,
                Message = reason,
            });
        }
    }
}
