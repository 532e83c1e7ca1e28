using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Testing;

/// <summary>What a test calls by a JOB_ID: a step, one item of it, or all items together.</summary>
/// <param name="Step">The step.</param>
/// <param name="Thread">Its thread.</param>
/// <param name="IsAllItems">True when the JOB_ID means all items of the step together.</param>
/// <param name="Parts">The history of the step, of the item, or of each item by its index.</param>
internal sealed record FoundStep(BoundStep Step, BoundThread Thread, bool IsAllItems, IReadOnlyList<StepStory> Parts)
{
    private const int MostShown = 30;

    /// <summary>
    /// The history. All items together have failed if one failed, and are skipped if all were skipped or not reached; otherwise they have
    /// succeeded, as <c>steps.J03.status</c>.
    /// </summary>
    public StepStory Story => IsAllItems ? Together() : Parts[0];

    /// <summary>The states of steps or items, one a line.</summary>
    public static string Describe(IReadOnlyList<StepStory> parts) => parts.Count <= MostShown
        ? string.Join('\n', parts)
        : $"{string.Join('\n', parts.OrderBy(p => p.State == StepStory.Succeeded).Take(MostShown))}\nand {parts.Count - MostShown} more";

    private StepStory Together()
    {
        var state =
            Parts.Any(p => p.State == StepStory.Failed) ? StepStory.Failed
            : Parts.All(p => p.State == StepStory.NotReached) ? StepStory.NotReached
            : Parts.All(p => p.State is StepStory.Skipped or StepStory.NotReached) ? StepStory.Skipped
            : Parts.FirstOrDefault(p => p.State is not (StepStory.Succeeded or StepStory.Skipped or StepStory.NotReached))?.State
                ?? StepStory.Succeeded;
        var isOpen = Parts.Any(p => p.Start is not null && p.End is null);
        return new StepStory(Step.JobId, state, Parts.Sum(p => p.Attempts), Parts.FirstOrDefault(p => p.State == state)?.Message)
        {
            Start = Parts.Min(p => p.Start),
            End = isOpen ? null : Parts.Max(p => p.End),
        };
    }
}
