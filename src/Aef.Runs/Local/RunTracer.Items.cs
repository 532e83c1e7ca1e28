using Aef.Core.Targets.CloudWorkflows;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>The lists of <c>for_each</c> threads.</content>
internal sealed partial class RunTracer
{
    /// <summary>The first step and the number of items of the list that a fiber checks.</summary>
    private readonly Dictionary<int, (JobContext First, int Count)> _lists = [];

    private void BeginItems(int fiberId, IReadOnlyList<(string Name, WorkflowValue Value)> arguments)
    {
        if (Argument(arguments, SupportParameters.SkippedIds).Items is [var first, ..]
            && first.TryGetString(out var jobId)
            && Job(jobId) is { } job
            && Argument(arguments, SupportParameters.ItemCount).TryGetInteger(out var count))
        {
            _lists[fiberId] = (job, (int)count);
        }
    }

    /// <summary>Reports a list that the workflow accepts; an empty one skips the thread.</summary>
    private void EndItems(DateTimeOffset time, int fiberId, WorkflowValue result, WorkflowValue? error)
    {
        if (_lists.Remove(fiberId, out var list)
            && error is null
            && result["error"].IsNull
            && list.Count > 0
            && result["hash"].TryGetString(out var hash))
        {
            Emit(time, RunEventKind.ItemsListed, e => e with
            {
                Level = list.First.Level,
                Thread = list.First.Thread,
                JobId = list.First.Step.JobId,
                Items = list.Count,
                ListHash = hash,
            });
        }
    }
}
