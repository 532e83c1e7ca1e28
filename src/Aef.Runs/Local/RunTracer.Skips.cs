using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>Steps that are skipped, each with its reason.</content>
internal sealed partial class RunTracer
{
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
            EmitSkip(time, step.JobId, SkipReasons.NotReached);
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
