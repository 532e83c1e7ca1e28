using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Testing;

/// <summary>Finds the steps of a pipeline by the JOB_IDs of its events: <c>J03</c>, or <c>J03[2]</c> for an item.</summary>
internal sealed class StepIndex
{
    private readonly Dictionary<string, (BoundStep Step, BoundThread Thread)> _steps = new(StringComparer.Ordinal);

    public StepIndex(BoundPipeline pipeline)
    {
        foreach (var thread in pipeline.AllLevels.SelectMany(l => l.Threads))
        {
            foreach (var step in thread.Steps)
            {
                _steps.TryAdd(step.JobId, (step, thread));
            }
        }
    }

    /// <summary>The step with a JOB_ID, and the index of the item if the JOB_ID has one; null when the pipeline has no such step.</summary>
    public (BoundStep Step, BoundThread Thread, int? Item)? Find(string id)
    {
        if (_steps.TryGetValue(id, out var known))
        {
            return (known.Step, known.Thread, null);
        }

        return ItemId.TryParse(id, out var jobId, out var item) && _steps.TryGetValue(jobId, out known)
            ? (known.Step, known.Thread, item)
            : null;
    }
}
