using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Workflows.Engine;

namespace Aef.Runs.Estimation;

/// <summary>
/// The duration of a pipeline in which all jobs succeed: threads wait in the order of the file until one of the slots is free, and a level
/// waits for all threads of the level before.
/// </summary>
internal sealed class SlotSchedule(BoundPipeline pipeline, Func<BoundStep, double> seconds)
{
    /// <summary>The steps that a run without failures executes, in the order of the file, without those that NEXT skips.</summary>
    public static IEnumerable<BoundStep> Done(BoundPipeline pipeline) => Levels(pipeline).SelectMany(l => l.Threads).SelectMany(Done);

    /// <summary>The same steps, each with the number of its jobs: one, or one for each item.</summary>
    public static IEnumerable<(BoundStep Step, int Count)> Jobs(BoundPipeline pipeline) =>
        Levels(pipeline).SelectMany(l => l.Threads).SelectMany(t => Done(t).Select(s => (s, t.MostUnits)));

    /// <summary>True when a NEXT jumps back, so that a run without failures never ends.</summary>
    public static bool IsEndless(BoundPipeline pipeline) =>
        Levels(pipeline).Any(level => level.Threads.Any(thread => !Ends(thread)));

    /// <summary>The seconds from the start of the first level to the end of the last.</summary>
    public double Seconds() => Levels(pipeline).Sum(OfLevel);

    private double OfLevel(BoundLevel level)
    {
        var slots = Math.Min(level.MaxParallel ?? int.MaxValue, EngineLimits.Default.MaxConcurrentFibers ?? int.MaxValue);
        var free = new PriorityQueue<double, double>();
        var end = 0d;
        foreach (var thread in level.Threads.SelectMany(t => Enumerable.Repeat(t, t.MostUnits)))
        {
            var start = free.Count < slots ? 0 : free.Dequeue();
            var ended = start + Done(thread).Sum(seconds);
            free.Enqueue(ended, ended);
            end = Math.Max(end, ended);
        }

        return end;
    }

    private static IEnumerable<BoundLevel> Levels(BoundPipeline pipeline)
    {
        var index = 0;
        while (index < pipeline.Levels.Count)
        {
            var level = pipeline.Levels[index];
            yield return level;
            var leaves = level.Threads.Count == 1 && Ends(level.Threads[0]) ? Done(level.Threads[0]).LastOrDefault()?.Next : null;
            index = leaves is { } next && next.Level > index ? next.Level : index + 1;
        }

        if (pipeline.Find(PipelineSection.Finally) is { } always)
        {
            yield return always;
        }
    }

    private static bool Ends(BoundThread thread) => Walk(thread).Count() <= thread.Steps.Count;

    private static IEnumerable<BoundStep> Done(BoundThread thread) => Walk(thread).Take(thread.Steps.Count);

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
