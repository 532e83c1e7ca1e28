using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Local;

/// <summary>The order of the failures of a run: that of their ends, but the items of a thread by index.</summary>
internal static class FailureOrder
{
    /// <summary>The failures of the items of a thread change places among each other only.</summary>
    public static IReadOnlyList<StepFailure> Sort(IReadOnlyList<StepFailure> failures)
    {
        var sorted = failures.ToArray();
        var places = Enumerable.Range(0, failures.Count)
            .Where(i => ItemId.TryParse(failures[i].JobId, out _, out _))
            .GroupBy(i => (failures[i].Level, failures[i].Thread));
        foreach (var group in places)
        {
            foreach (var (place, failure) in group.Zip(group.Select(i => failures[i]).OrderBy(IndexOf)))
            {
                sorted[place] = failure;
            }
        }

        return sorted;
    }

    private static int IndexOf(StepFailure failure) => ItemId.TryParse(failure.JobId, out _, out var index) ? index : 0;
}
