using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Workflows.Engine;

namespace Aef.Runs.Estimation;

/// <summary>
/// The duration of a run in which all jobs succeed: threads and items wait in the order of the file until one of the slots is free, and a
/// level waits for all threads of the level before. A lane runs its items one after another.
/// </summary>
/// <param name="pipeline">The pipeline.</param>
/// <param name="run">The jobs and items of the run.</param>
/// <param name="lanes">The indexes of the levels that run in lanes.</param>
/// <param name="seconds">The duration of the job of a step.</param>
internal sealed class SlotSchedule(
    BoundPipeline pipeline,
    ScriptedRun run,
    IReadOnlySet<int> lanes,
    Func<BoundStep, double> seconds)
{
    private readonly HashSet<string> _jobs = [.. run.Jobs];

    /// <summary>
    /// True when a NEXT jumps back, so that a run without failures never ends. A step that a condition skips does not take its NEXT.
    /// </summary>
    public static bool IsEndless(BoundPipeline pipeline)
    {
        var hasConditions = pipeline.Levels.Any(l =>
            l.When is not null || l.Threads.Any(t => t.When is not null || t.Steps.Any(s => s.When is not null)));
        return (hasConditions ? pipeline.Levels : Levels(pipeline)).SelectMany(l => l.Threads).Any(t => !Ends(t));
    }

    /// <summary>The seconds from the start of the first level to the end of the last.</summary>
    public double Seconds() => pipeline.AllLevels.Select(OfLevel).Sum();

    private double OfLevel(BoundLevel level, int index)
    {
        var units = level.Threads.SelectMany(Units).ToList();
        if (lanes.Contains(index))
        {
            var count = LanePlan.LanesOf(level);
            return units.Index().GroupBy(u => u.Index % count).Select(g => g.Sum(u => u.Item)).DefaultIfEmpty().Max();
        }

        var slots = Math.Min(level.MaxParallel ?? int.MaxValue, EngineLimits.Default.MaxConcurrentFibers ?? int.MaxValue);
        var free = new PriorityQueue<double, double>();
        var end = 0d;
        foreach (var unit in units)
        {
            var start = free.Count < slots ? 0 : free.Dequeue();
            var ended = start + unit;
            free.Enqueue(ended, ended);
            end = Math.Max(end, ended);
        }

        return end;
    }

    /// <summary>The seconds of the thread, or of each of its items.</summary>
    private IEnumerable<double> Units(BoundThread thread)
    {
        if (thread.ForEach is null)
        {
            return [thread.Steps.Where(s => _jobs.Contains(s.JobId)).Sum(seconds)];
        }

        return Enumerable.Range(0, run.Items.GetValueOrDefault(thread.Steps[0].JobId))
            .Select(i => thread.Steps.Where(s => _jobs.Contains(ItemId.Of(s.JobId, i))).Sum(seconds));
    }

    /// <summary>The levels that a run without conditions does not pass over.</summary>
    private static IEnumerable<BoundLevel> Levels(BoundPipeline pipeline)
    {
        var index = 0;
        while (index < pipeline.Levels.Count)
        {
            var level = pipeline.Levels[index];
            yield return level;
            var leaves = level.Threads.Count == 1 && Ends(level.Threads[0]) ? Walk(level.Threads[0]).LastOrDefault()?.Next : null;
            index = leaves is { } next && next.Level > index ? next.Level : index + 1;
        }
    }

    private static bool Ends(BoundThread thread) => Walk(thread).Count() <= thread.Steps.Count;

    /// <summary>
    /// The path through a thread; one step longer than the thread when it is endless. A NEXT that leaves the level ends it.
    /// </summary>
    private static IEnumerable<BoundStep> Walk(BoundThread thread)
    {
        var index = 0;
        for (var count = 0; index < thread.Steps.Count && count <= thread.Steps.Count; count++)
        {
            var step = thread.Steps[index];
            yield return step;
            index = step.Next is not { } next ? index + 1 : IsWithin(thread, next) ? next.Step : thread.Steps.Count;
        }
    }

    private static bool IsWithin(BoundThread thread, BoundNext next) =>
        next.Step < thread.Steps.Count && thread.Steps[next.Step].JobId == next.JobId;
}
