using Aef.Runs.Progress;

namespace Aef.Runs.History;

/// <summary>The number of steps of a recorded run, in all and in each state.</summary>
/// <param name="Total">All steps that are known.</param>
/// <param name="Succeeded">Those that have succeeded.</param>
/// <param name="Failed">Those that have failed.</param>
/// <param name="Skipped">Those that were skipped.</param>
public sealed record StepCounts(int Total, int Succeeded, int Failed, int Skipped)
{
    /// <summary>No steps.</summary>
    public static StepCounts None { get; } = new(0, 0, 0, 0);

    internal static StepCounts Of(RunProgress progress)
    {
        var byState = progress.Steps.GroupBy(s => s.State).ToDictionary(g => g.Key, g => g.Count());
        return new StepCounts(
            byState.Values.Sum(),
            byState.GetValueOrDefault(StepState.Succeeded),
            byState.GetValueOrDefault(StepState.Failed),
            byState.GetValueOrDefault(StepState.Skipped));
    }
}
