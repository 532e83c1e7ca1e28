using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>
/// The history of every step of a run. The steps of a <c>for_each</c> thread have one for each item, and their JOB_ID without an index
/// means all items together.
/// </summary>
internal sealed class StepStories
{
    private readonly StepIndex _index;
    private readonly Dictionary<string, StepStory> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<BoundThread, int> _items = new(ReferenceEqualityComparer.Instance);

    private readonly List<string> _names;

    public StepStories(Run run)
    {
        var pipeline = run.Request?.Pipeline ?? throw new ArgumentException("The run has no pipeline.", nameof(run));
        _index = new StepIndex(pipeline);
        foreach (var e in run.Events)
        {
            if (e.JobId is not { } id || _index.Find(id) is not { } found)
            {
                continue;
            }

            if (e is { Kind: RunEventKind.ItemsListed, Items: { } items })
            {
                _items[found.Thread] = items;
            }
            else
            {
                _known[id] = Of(id).After(e);
            }
        }

        _names = [.. pipeline.AllLevels.SelectMany(l => l.Threads).SelectMany(t => t.Steps.Select(s => Name(s, t)))];
        All = [.. pipeline.AllLevels.SelectMany(l => l.Threads).SelectMany(InOrder)];
    }

    /// <summary>The history of every step and item, in the order of the file; items one after another.</summary>
    public IReadOnlyList<StepStory> All { get; }

    /// <summary>The history of the items of a step, or of the step itself if it had no items.</summary>
    public IReadOnlyList<StepStory> Parts(BoundStep step, BoundThread thread) => _items.TryGetValue(thread, out var items)
        ? [.. Enumerable.Range(0, items).Select(i => Of(ItemId.Of(step.JobId, i)))]
        : [Of(step.JobId)];

    /// <summary>True when the thread had a list with items.</summary>
    public bool HasItems(BoundThread thread) => _items.ContainsKey(thread);

    /// <summary>Finds what a test calls by a JOB_ID, or explains why there is none.</summary>
    public bool TryFind(
        string id,
        Location location,
        [NotNullWhen(true)] out FoundStep? found,
        [NotNullWhen(false)] out TestFailure? failure)
    {
        (found, failure) = (null, null);
        if (_index.Find(id) is not var (step, thread, item))
        {
            failure = new TestFailure($"the pipeline has no step \"{id}\"", location, null, string.Join('\n', _names));
            return false;
        }

        if (item is { } number && WhyNoItem(step, thread, number) is { } why)
        {
            failure = new TestFailure(why, location, null, FoundStep.Describe(Parts(step, thread)));
            return false;
        }

        IReadOnlyList<StepStory> parts = item is null ? Parts(step, thread) : [Of(id)];
        found = new FoundStep(step, thread, item is null && HasItems(thread), parts);
        return true;
    }

    private string? WhyNoItem(BoundStep step, BoundThread thread, int item)
    {
        if (thread.ForEach is null)
        {
            return $"step \"{step.JobId}\" has no items, because its thread has no for_each";
        }

        if (!_items.TryGetValue(thread, out var items))
        {
            var story = Of(step.JobId);
            var state = story.Message is { } message && message != story.State ? $"{story.State}: {message}" : story.State;
            return string.Create(
                CultureInfo.InvariantCulture,
                $"step \"{step.JobId}\" has no item {item}, because it ran for no items ({state})");
        }

        return item < items
            ? null
            : string.Create(CultureInfo.InvariantCulture, $"step \"{step.JobId}\" has no item {item}; it has {Range(step, items)}");
    }

    private static string Range(BoundStep step, int items) => items == 1
        ? $"1 item, {ItemId.Of(step.JobId, 0)}"
        : string.Create(CultureInfo.InvariantCulture, $"{items} items, {ItemId.Of(step.JobId, 0)} to {ItemId.Of(step.JobId, items - 1)}");

    private string Name(BoundStep step, BoundThread thread) =>
        _items.TryGetValue(thread, out var items) ? $"{step.JobId}: {Range(step, items)}" : step.JobId;

    private StepStory Of(string id) => _known.TryGetValue(id, out var story) ? story : new StepStory(id, StepStory.NotReached, 0, null);

    private IEnumerable<StepStory> InOrder(BoundThread thread) => _items.TryGetValue(thread, out var items)
        ? Enumerable.Range(0, items).SelectMany(i => thread.Steps.Select(s => Of(ItemId.Of(s.JobId, i))))
        : thread.Steps.Select(s => Of(s.JobId));
}
