using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>
/// The outputs that a run needs of the steps that an earlier run has done: without them, expressions would read null. A run needs those of
/// all steps that expressions read, and of items that only steps of the same item read unless the whole item is done.
/// </summary>
internal sealed class RestoredOutputs
{
    private readonly HashSet<string> _read;
    private readonly HashSet<string> _listed;
    private readonly Dictionary<string, BoundThread> _looped;
    private readonly Func<BoundThread, int?> _count;

    /// <summary>Creates the rules for a pipeline; <paramref name="count"/> is the number of items of a thread, or null if it is
    /// unknown.</summary>
    public RestoredOutputs(BoundPipeline pipeline, Func<BoundThread, int?> count)
    {
        _count = count;
        var outputs = pipeline.OutputsRead().ToList();
        _read = outputs.Select(o => o.JobId).ToHashSet(StringComparer.Ordinal);
        _listed = outputs.Where(o => !o.IsOfItem).Select(o => o.JobId).ToHashSet(StringComparer.Ordinal);
        _looped = pipeline.Levels.SelectMany(l => l.Threads)
            .Where(t => t.ForEach is not null)
            .SelectMany(t => t.Steps.Select(s => (s.JobId, Thread: t)))
            .ToDictionary(s => s.JobId, s => s.Thread, StringComparer.Ordinal);
    }

    /// <summary>True if the outputs contain that of a step or an item, also as one of a list of all items.</summary>
    public static bool Has(WorkflowValue outputs, string jobId) => outputs.TryGetValue(jobId, out _)
        || (ItemId.TryParse(jobId, out var step, out var index)
            && outputs[step] is { Kind: WorkflowValueKind.List } list
            && index < list.Items.Count);

    /// <summary>
    /// The steps and items of <paramref name="done"/> whose outputs are needed, and not among <paramref name="outputs"/>.
    /// </summary>
    public IReadOnlyList<string> Missing(IReadOnlyCollection<string> done, WorkflowValue outputs)
    {
        if (_read.Count == 0)
        {
            return [];
        }

        var all = done.ToHashSet(StringComparer.Ordinal);
        return [.. done.SelectMany(id => MissingOf(id, all, outputs)).Distinct(StringComparer.Ordinal)];
    }

    private IEnumerable<string> MissingOf(string id, HashSet<string> done, WorkflowValue outputs)
    {
        if (_looped.TryGetValue(id, out var whole))
        {
            return !_read.Contains(id) ? []
                : _count(whole) is { } count
                    ? Enumerable.Range(0, count).Where(i => IsMissing(id, i, whole, done, outputs)).Select(i => ItemId.Of(id, i))
                : IsNeeded(id, -1, whole, done) && !HasAny(outputs, id) ? [id]
                : [];
        }

        return ItemId.TryParse(id, out var step, out var index) && _looped.TryGetValue(step, out var thread)
            ? _read.Contains(step) && IsMissing(step, index, thread, done, outputs) ? [id] : []
            : _read.Contains(id) && !Has(outputs, id) ? [id] : [];
    }

    private bool IsMissing(string step, int index, BoundThread thread, HashSet<string> done, WorkflowValue outputs) =>
        IsNeeded(step, index, thread, done) && !Has(outputs, ItemId.Of(step, index));

    private bool IsNeeded(string step, int index, BoundThread thread, HashSet<string> done) => _listed.Contains(step)
        || thread.Steps.Any(s => !done.Contains(s.JobId) && (index < 0 || !done.Contains(ItemId.Of(s.JobId, index))));

    private static bool HasAny(WorkflowValue outputs, string step) => !outputs[step].IsNull
        || outputs.Entries.Any(e => ItemId.TryParse(e.Key, out var of, out _) && of == step);
}
