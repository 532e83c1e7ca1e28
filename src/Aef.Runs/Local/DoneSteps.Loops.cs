using Aef.Core.Semantics.Binding;

namespace Aef.Runs.Local;

/// <content>Steps that a NEXT repeats.</content>
internal static partial class DoneSteps
{
    /// <summary>
    /// The steps, and items of steps, between the target of a backward NEXT and its step, when their thread ended between them: if a rerun
    /// skipped them, it could not repeat them. Only of pipelines with <c>for_each</c>: for others, the error of the run knows
    /// it, and AEF's own pipelines continue such a loop after its last round.
    /// </summary>
    public static IEnumerable<string> InOpenLoops(IReadOnlyList<RunEvent> events, BoundPipeline pipeline)
    {
        if (!pipeline.Levels.Any(l => l.HasItems))
        {
            return [];
        }

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

        return last.Where(l => l.Value is not (RunEventKind.StepSucceeded or RunEventKind.StepSkipped))
            .SelectMany(l => loops.SelectMany(loop => Around(loop, l.Key, l.Value == RunEventKind.StepFailed)))
            .Concat(pipeline.Source.TimeoutMinutes is null ? [] : Unfinished(events, loops));
    }

    /// <summary>True for events that report nothing about the course of a step.</summary>
    private static bool IsBesides(RunEventKind kind) => kind is RunEventKind.Log or RunEventKind.ItemsListed or RunEventKind.DataSets;

    private static IEnumerable<List<BoundStep>> Loops(BoundThread thread, int level) => thread.Steps.Index()
        .Where(s => s.Item.Next?.IsBackwardFrom(level, s.Index) == true)
        .Select(s => thread.Steps.Skip(s.Item.Next!.Step).Take(s.Index + 1 - s.Item.Next.Step).ToList()); // filtered

    /// <summary>The JOB_IDs of a loop if a job ended its thread in it.</summary>
    private static IEnumerable<string> Around(List<BoundStep> loop, string jobId, bool hasFailed)
    {
        var (of, item) = loop.Exists(s => s.JobId == jobId) || !ItemId.TryParse(jobId, out var step, out var index)
            ? (jobId, -1)
            : (step, index);
        return loop.Find(s => s.JobId == of) is not { } stopped || (hasFailed && stopped.ContinueIfFail)
            ? []
            : loop.Select(s => item < 0 ? s.JobId : ItemId.Of(s.JobId, item));
    }
}
