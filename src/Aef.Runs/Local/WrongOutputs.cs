using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;

namespace Aef.Runs.Local;

/// <summary>
/// The steps whose output an expression read when it failed. If a rerun restored such an output, the expression would fail again, so these
/// steps are not done. A step stays done if that would repeat more than the step: all items of a <c>for_each</c> thread, or the items that
/// were made of its output.
/// </summary>
internal static class WrongOutputs
{
    /// <summary>The steps, and items of steps, that run again; <paramref name="done"/> is what the run has done.</summary>
    public static IEnumerable<string> RunAgain(
        IReadOnlyCollection<string> done,
        IReadOnlyList<StepFailure> failures,
        BoundPipeline pipeline)
    {
        var read = failures.SelectMany(f => (f.Expression?.RelatedSteps ?? []).Select(step => (f.JobId, Step: step))).Distinct().ToList();
        if (read.Count == 0)
        {
            return [];
        }

        var threads = pipeline.Levels.SelectMany(l => l.Threads)
            .SelectMany(t => t.Steps.Select(s => (s.JobId, Thread: t)))
            .ToDictionary(s => s.JobId, s => s.Thread, StringComparer.Ordinal);
        var listed = threads.Values.Distinct()
            .Where(t => t.ForEach is not null && t.Steps.Any(s => done.Any(id => id == s.JobId || IsItemOf(id, s.JobId))))
            .SelectMany(t => t.ForEach!.List.References) // filtered
            .Select(r => r.Symbol)
            .OfType<StepOutputSymbol>()
            .Select(s => s.JobId)
            .ToHashSet(StringComparer.Ordinal);
        return read.SelectMany(r => Again(r.JobId, r.Step));

        string[] Again(string failed, string step)
        {
            if (!threads.TryGetValue(step, out var thread) || listed.Contains(step))
            {
                return [];
            }

            return thread.ForEach is null ? [step] : OfSameItem(failed, step, pipeline) is var id && id != step ? [id] : [];
        }
    }

    /// <summary>The JOB_ID of the item of a step that an expression of an item has read; else that of the step.</summary>
    public static string OfSameItem(string failed, string step, BoundPipeline pipeline) =>
        ItemId.TryParse(failed, out var of, out var item)
        && pipeline.Levels.SelectMany(l => l.Threads)
            .Any(t => t.ForEach is not null && t.Steps.Any(s => s.JobId == of) && t.Steps.Any(s => s.JobId == step))
            ? ItemId.Of(step, item)
            : step;

    /// <summary>True for an item of a step.</summary>
    public static bool IsItemOf(string id, string step) => ItemId.TryParse(id, out var of, out _) && of == step;
}
