using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Steps that are skipped, each with its reason.</content>
internal sealed partial class RunTracer
{
    /// <summary>The reason of a skip for a step that never started when the last steps of the pipeline begin.</summary>
    public const string NotReached = "not_reached";

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

    /// <summary>
    /// When the last steps begin, every other step that has not been started and not been skipped, for any item, was not reached.
    /// </summary>
    private void EmitNotReached(DateTimeOffset time)
    {
        var items = _mentioned.Select(id => ItemId.TryParse(id, out var step, out _) ? step : null).OfType<string>().ToHashSet();
        var steps = _pipeline.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps.Where(s => !_mentioned.Contains(s.JobId) && !(t.ForEach is not null && items.Contains(s.JobId))));
        foreach (var step in steps.ToList())
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
