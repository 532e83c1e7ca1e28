using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Progress;

/// <content>The items of <c>for_each</c> threads, which a run knows only when their level starts.</content>
public sealed partial class RunProgress
{
    /// <summary>The steps of each level.</summary>
    private readonly List<List<StepProgress>> _steps = [];

    /// <summary>Replaces the steps of a thread by those of its items, item by item.</summary>
    private void Expand(string firstStep, int items)
    {
        if (!_byJobId.TryGetValue(firstStep, out var first) || _steps.Find(l => l.Contains(first)) is not { } steps)
        {
            return;
        }

        var at = steps.IndexOf(first);
        var thread = steps.Skip(at).TakeWhile(s => s.Thread == first.Thread && s.Level == first.Level).ToList();
        steps.RemoveRange(at, thread.Count);
        var expanded = Enumerable.Range(0, items)
            .SelectMany(i => thread.Select(s => new StepProgress(ItemId.Of(s.JobId, i), s.JobName, s.Level, s.Thread)))
            .ToList();
        steps.InsertRange(at, expanded);
        foreach (var step in expanded)
        {
            _byJobId[step.JobId] = step;
        }
    }
}
