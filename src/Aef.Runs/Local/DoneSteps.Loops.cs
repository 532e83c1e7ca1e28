using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Local;

/// <content>Steps that a NEXT repeats.</content>
internal static partial class DoneSteps
{
    /// <summary>
    /// The steps, and items of steps, between the target of a backward NEXT and its step, unless the loop has ended: if a rerun skipped
    /// them, it could not repeat them. A loop is open if one of its steps ended its thread or has not ended, and if the last thing that
    /// happened to the step with the NEXT is that it took it.
    /// </summary>
    public static IEnumerable<string> InOpenLoops(IReadOnlyList<RunEvent> events, BoundPipeline pipeline)
    {
        var loops = pipeline.Levels.SelectMany((l, level) => l.Threads.SelectMany(t => Loops(t, level))).ToList();
        if (loops.Count == 0)
        {
            return [];
        }

        var last = new Dictionary<string, RunEventKind>(StringComparer.Ordinal);
        foreach (var e in events.Where(e => e.JobId is not null && !IsBesides(e.Kind)))
        {
            last[e.JobId!] = e.Kind; // filtered
        }

        return last.SelectMany(l => loops.SelectMany(loop => Around(loop, l.Key, l.Value)))
            .Concat(pipeline.Source.TimeoutMinutes is null ? [] : Unfinished(events, loops));
    }

    /// <summary>True for events that report nothing about the course of a step.</summary>
    private static bool IsBesides(RunEventKind kind) => kind is RunEventKind.Log or RunEventKind.ItemsListed or RunEventKind.DataSets;

    private static IEnumerable<List<BoundStep>> Loops(BoundThread thread, int level) => thread.Steps.Index()
        .Where(s => s.Item.Next?.IsBackwardFrom(level, s.Index) == true)
        .Select(s => thread.Steps.Skip(s.Item.Next!.Step).Take(s.Index + 1 - s.Item.Next.Step).ToList()); // filtered

    /// <summary>The JOB_IDs of a loop if the last event of a job shows that the loop has not ended.</summary>
    private static IEnumerable<string> Around(List<BoundStep> loop, string jobId, RunEventKind last)
    {
        var (of, item) = loop.Exists(s => s.JobId == jobId) || !ItemId.TryParse(jobId, out var step, out var index)
            ? (jobId, -1)
            : (step, index);
        if (loop.Find(s => s.JobId == of) is not { } stopped)
        {
            return [];
        }

        var goesOn = last is RunEventKind.StepSucceeded || (last is RunEventKind.StepFailed && stopped.ContinueIfFail);
        var isOpen = goesOn ? ReferenceEquals(stopped, loop[^1]) : last is not RunEventKind.StepSkipped;
        return isOpen ? loop.Select(s => item < 0 ? s.JobId : ItemId.Of(s.JobId, item)) : [];
    }
}
