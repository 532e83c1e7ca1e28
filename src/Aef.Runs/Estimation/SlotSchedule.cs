using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Workflows.Engine;

namespace Aef.Runs.Estimation;

/// <summary>
/// The times of a run in which all jobs succeed: threads and items wait in the order of the file until one of the slots is free, and a
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
    public double Seconds() => Run([]);

    /// <summary>The jobs of the run.</summary>
    public IReadOnlyList<ScheduledJob> Jobs()
    {
        var jobs = new List<ScheduledJob>();
        Run(jobs);
        return jobs;
    }

    private double Run(List<ScheduledJob> jobs)
    {
        var time = 0d;
        foreach (var (index, level) in pipeline.AllLevels.Index())
        {
            time += OfLevel(level, index, time, jobs);
        }

        return time;
    }

    /// <summary>The seconds of a level that begins at a time.</summary>
    private double OfLevel(BoundLevel level, int index, double begin, List<ScheduledJob> jobs)
    {
        var units = level.Threads.SelectMany(Units).ToList();
        if (lanes.Contains(index))
        {
            var count = LanePlan.LanesOf(level);
            return units.Index().GroupBy(u => u.Index % count)
                .Select(g => g.Aggregate(0d, (start, unit) => OfUnit(unit.Item, begin, start, jobs)))
                .DefaultIfEmpty()
                .Max();
        }

        var slots = Math.Min(level.MaxParallel ?? int.MaxValue, EngineLimits.Default.MaxConcurrentFibers ?? int.MaxValue);
        var free = new PriorityQueue<double, double>();
        var end = 0d;
        foreach (var unit in units)
        {
            var ended = OfUnit(unit, begin, free.Count < slots ? 0 : free.Dequeue(), jobs);
            free.Enqueue(ended, ended);
            end = Math.Max(end, ended);
        }

        return end;
    }

    /// <summary>The time in a level at which a unit ends that starts at another time in it.</summary>
    private double OfUnit(IReadOnlyList<(string JobId, BoundStep Step)> unit, double begin, double start, List<ScheduledJob> jobs)
    {
        var total = 0d;
        foreach (var (id, step) in unit)
        {
            var before = begin + start + total;
            total += seconds(step);
            jobs.Add(new ScheduledJob(id, step, before, begin + start + total));
        }

        return start + total;
    }

    /// <summary>The jobs of the thread, or of each of its items, that the run runs.</summary>
    private IEnumerable<IReadOnlyList<(string JobId, BoundStep Step)>> Units(BoundThread thread)
    {
        return thread.ForEach is null
            ? [JobsOf(s => s.JobId)]
            : Enumerable.Range(0, run.Items.GetValueOrDefault(thread.Steps[0].JobId)).Select(i => JobsOf(s => ItemId.Of(s.JobId, i)));

        IReadOnlyList<(string JobId, BoundStep Step)> JobsOf(Func<BoundStep, string> id) =>
            [.. thread.Steps.Select(s => (JobId: id(s), Step: s)).Where(j => _jobs.Contains(j.JobId))];
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
