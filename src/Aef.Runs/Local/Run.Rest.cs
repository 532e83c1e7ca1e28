using Aef.Core.Semantics.Binding;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <content>What a later run need not repeat.</content>
public sealed partial class Run
{
    /// <summary>What to do before this run is run again, as the beginning of a sentence.</summary>
    public string Advice => RunAdvice.Of(this);

    /// <summary>
    /// The steps, and items of steps, whose outputs a failed expression has read: a rerun repeats those that are not done, and the others
    /// have the same outputs again.
    /// </summary>
    public IReadOnlyList<(string JobId, bool IsRepeated)> ReadBy(StepFailure failure)
    {
        ArgumentNullException.ThrowIfNull(failure);
        return Request is null
            ? []
            :
            [
                .. (failure.Expression?.RelatedSteps ?? []).Select(step => WrongOutputs.OfSameItem(failure.JobId, step, Request.Pipeline))
                    .Select(id => (id, !Done.Any(d => d == id || WrongOutputs.IsItemOf(d, id) || WrongOutputs.IsItemOf(id, d)))),
            ];
    }

    /// <summary>The output of a step or an item, of this run or restored by it.</summary>
    internal bool TryGetOutput(string jobId, out WorkflowValue output)
    {
        if (Known.TryGetValue(jobId, out output))
        {
            return true;
        }

        var restored = Execution.Argument["resume"]["outputs"];
        if (restored.TryGetValue(jobId, out output))
        {
            return true;
        }

        var isInList = ItemId.TryParse(jobId, out var step, out var index) && index < restored[step].Items.Count;
        output = isInList ? restored[step].Items[index] : output;
        return isInList;
    }

    /// <summary>The steps and items of <paramref name="done"/> that a run needs the outputs of, and whose outputs are not given.</summary>
    internal IReadOnlyList<string> MissingOutputs(IReadOnlyCollection<string> done, WorkflowValue outputs, BoundPipeline pipeline)
    {
        var counts = ItemCounts.In(Events);
        return new RestoredOutputs(pipeline, thread => counts.Of(thread) ?? thread.ForEach?.Count).Missing(done, outputs);
    }

    private IReadOnlyList<string> DoneByEvents(BoundPipeline pipeline) => DoneSteps.Of(
        Events,
        _doneBefore,
        pipeline.RunAgain().Concat(DoneSteps.InOpenLoops(Events, pipeline)).ToHashSet(StringComparer.Ordinal),
        ids => [.. MissingOutputs(ids, WorkflowValue.Null, pipeline).Where(id => !TryGetOutput(id, out _))]);

    private IReadOnlyList<string> FindDone()
    {
        if (Request?.Pipeline is not { } pipeline)
        {
            return DoneSteps.Of(Events, _doneBefore, new HashSet<string>());
        }

        var error = Execution.Error?.Value ?? WorkflowValue.Null;
        IReadOnlyList<string> done = error["resume"]["done"] is { Kind: WorkflowValueKind.List } listed
            ? [.. listed.Items.Select(i => i.TryGetString(out var id) ? id : i.ToString())]
            : DoneByEvents(pipeline);

        // The workflow does not know what a lost part or lane has done, but its events do.
        done = error["part"].IsNull ? done : [.. DoneByEvents(pipeline).Union(done, StringComparer.Ordinal)];
        done = done.Without([.. WrongOutputs.RunAgain(done, Failures, pipeline)], pipeline, ItemCounts.In(Events));
        return [.. done.Union(RepeatedJobs.WithoutOutput(this, pipeline), StringComparer.Ordinal)];
    }
}
