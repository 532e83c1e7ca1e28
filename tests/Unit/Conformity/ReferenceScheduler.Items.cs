namespace Aef.Tests.Conformity;

/// <content>
/// <c>for_each</c> creates one thread per item, all with the same steps, when the level starts: the condition, then the list.
/// </content>
internal sealed partial class ReferenceScheduler
{
    private readonly Dictionary<string, int> _items = []; // of steps whose thread has a list

    private readonly HashSet<string> _ofItems; // the steps of all threads with for_each

    private static HashSet<string> StepsOfItems(Scenario scenario) =>
        [.. scenario.Levels.SelectMany(l => l.Threads).Where(t => t.Items is not null).SelectMany(t => t.Steps).Select(s => s.Id)];

    private List<ScenarioThread> Units(string level, IReadOnlyList<ScenarioThread> threads)
    {
        var units = new List<ScenarioThread>();
        foreach (var thread in threads)
        {
            _location = (level, thread.Id);
            if (thread.Items is not { } items)
            {
                units.Add(thread);
            }
            else if (thread.When is { Fails: true } || (Holds(thread.When) && thread.ListFails))
            {
                FailFirst(thread);
            }
            else if (!Holds(thread.When))
            {
                SkipByCondition(thread.Steps);
            }
            else if (items == 0)
            {
                thread.Steps.ToList().ForEach(s => Report("StepSkipped", s, detail: "for_each has no items"));
            }
            else
            {
                Report("ItemsListed", thread.Steps[0]);
                thread.Steps.ToList().ForEach(s => _items[s.Id] = items);
                units.AddRange(Enumerable.Range(0, items).Select(i => OfItem(thread, i)));
            }
        }

        return units;
    }

    // Each unit takes the slot that is free first, when the units before it have taken theirs; in lanes, unit i has slot i mod L.
    private IEnumerable<(ScenarioThread Thread, int Location)> Located(
        string level,
        IReadOnlyList<ScenarioThread> units,
        double[] freeAt)
    {
        var isLaned = _scenario.LanedLevels.Contains(level);
        return units.Select((unit, number) => (unit, isLaned
            ? number % Math.Min(units.Count, freeAt.Length)
            : Array.IndexOf(freeAt, freeAt.Min())));
    }

    private static ScenarioThread OfItem(ScenarioThread thread, int item)
    {
        var own = thread.Steps.Select(s => s.Id).ToHashSet();
        return new ScenarioThread(thread.Id, thread.Steps.Select(s => s with
        {
            Id = $"{s.Id}[{item}]",
            Next = s.Next is null ? null : $"{s.Next}[{item}]",
            Starts = s.OfItems.Count > item ? s.OfItems[item] : s.Starts,
            Item = s.OfItems.Count > item ? item : null,
            With = s.With.Select(w => w.Step is { } read && own.Contains(read) ? w with { Step = $"{read}[{item}]" } : w).ToList(),
            When = s.When is { Item: { } wanted } isItem ? new ScenarioCondition(null, string.Empty, (wanted == item) == isItem.IsEqual)
                : s.When is { Step: { } step } && own.Contains(step) ? s.When with { Step = $"{step}[{item}]" }
                : s.When,
        }).ToList());
    }

    private string StepOf(string id) => _items.Keys.FirstOrDefault(s => id.StartsWith(s + "[", StringComparison.Ordinal)) ?? id;

    private bool IsDone(string id) =>
        _scenario.Done.Contains(id) || _items.Keys.Any(s => id.StartsWith(s + "[", StringComparison.Ordinal) && _scenario.Done.Contains(s));

    private List<List<string>> Looped() => _scenario.Levels.SelectMany(l => l.Threads)
        .Select(t => t.Steps.Select(s => s.Id).ToList())
        .Where(t => _items.ContainsKey(t[0]))
        .ToList();

    private bool HasItems => _scenario.Levels.Any(l => l.Threads.Any(t => t.Items is not null));

    /// <summary>
    /// The outputs that a run needs which continues after this one. An item whose steps are all done reads nothing any more.
    /// </summary>
    private Dictionary<string, string> NeededOutputs() => _outputs.Where(o =>
        {
            var thread = _scenario.Levels.SelectMany(l => l.Threads).FirstOrDefault(t => t.Steps.Any(s => s.Id == StepOf(o.Key)));
            return StepOf(o.Key) == o.Key
                || IsReadOutside(StepOf(o.Key), thread)
                || !thread!.Steps.All(s => IsDoneNow(s.Id + o.Key[StepOf(o.Key).Length..])); // the steps of items have a thread
        })
        .ToDictionary(o => o.Key, o => o.Value);

    private bool IsReadOutside(string id, ScenarioThread? thread)
    {
        var others = _scenario.Steps.Where(s => thread?.Steps.Any(o => o.Id == s.Id) != true).ToList();
        return others.Select(s => s.When)
            .Concat(_scenario.Levels.Select(l => l.When))
            .Concat(_scenario.Levels.SelectMany(l => l.Threads).Select(t => t.When))
            .Any(c => c is { Status: ScenarioParameter.OutputStatus } && c.Step == id)
            || others.SelectMany(s => s.With).Any(p => ReadsOutput(p, id));
    }

    /// <summary>A step that is done for all items is done as a whole.</summary>
    private List<string> DoneOfItems() => _scenario.LevelSteps
        .SelectMany(s =>
        {
            var ids = _items.TryGetValue(s.Id, out var items) ? Enumerable.Range(0, items).Select(i => $"{s.Id}[{i}]").ToList() : [s.Id];
            return ids.TrueForAll(IsDoneNow) ? [s.Id] : ids.Where(IsDoneNow);
        })
        .Order(StringComparer.Ordinal)
        .ToList();

    private string StatusOf(string step)
    {
        if (!_items.TryGetValue(step, out var items))
        {
            return _statuses.GetValueOrDefault(step, "skipped");
        }

        var all = Enumerable.Range(0, items).Select(i => _statuses.GetValueOrDefault($"{step}[{i}]", "skipped")).ToList();
        return all.Contains("failed") ? "failed" : all.TrueForAll(s => s == "skipped") ? "skipped" : "succeeded";
    }
}
