using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.CloudWorkflows.Splitting;

/// <summary>
/// Decides which levels run in lanes: those with a <c>for_each</c> thread whose units could execute more steps than one execution may.
/// </summary>
internal static class LanePlan
{
    /// <summary>The most lanes of a level: as many as Cloud Workflows runs at once.</summary>
    public const int MaxLanes = 20;

    /// <summary>The most that the parent executes for a unit: to give it to its lane, and to collect what it reports.</summary>
    private const int StepsOfUnit = 24;

    private const int StepsOfLane = 40;

    /// <summary>The levels that run in lanes; none unless the pipeline may be split.</summary>
    public static IReadOnlySet<int> Of(LoweringContext context)
    {
        if (context.Options.Splitting != WorkflowSplitting.WhereNeeded || !context.HasItems)
        {
            return new HashSet<int>();
        }

        var jobs = JobSteps.Of(context.Options, context.Pipeline);
        return Enumerable.Range(0, context.Pipeline.Levels.Count)
            .Where(i => context.Pipeline.Levels[i].HasItems)
            .Where(i => JobSteps.OwnOfRun + LevelCosts.Steps(context.Pipeline.Levels[i], jobs) > context.Options.MaxLevelSteps)
            .ToHashSet();
    }

    /// <summary>The number of lanes of a level.</summary>
    public static int LanesOf(BoundLevel level) => Math.Min(level.MaxParallel ?? MaxLanes, MaxLanes);

    /// <summary>The most steps that the parent of the lanes of a level executes.</summary>
    /// <param name="level">The level.</param>
    /// <param name="fails">True if the run may fail: then it also executes steps so that a later run can continue.</param>
    public static long StepsOfParent(BoundLevel level, bool fails = true) =>
        JobSteps.OwnOfLevel + (MaxLanes * (StepsOfLane + (2L * level.Threads.Sum(t => t.Steps.Count))))
        + level.Threads.Sum(t => t.MostUnits * (StepsOfUnit + ((4L + (fails ? JobSteps.OwnOfResumedItem : 0)) * t.Steps.Count)));

    /// <summary>The most steps that a lane executes, which has each <c>n</c>th unit.</summary>
    public static long StepsOfLongest(BoundLevel level, JobSteps jobs) => StepsOfLongest(level, s => jobs.Healthy(s) ?? 0) ?? 0;

    /// <summary>The most steps that a lane executes; null when the jobs of a step have no bound.</summary>
    /// <param name="level">The level.</param>
    /// <param name="ofStep">The most that the job of a step costs.</param>
    public static long? StepsOfLongest(BoundLevel level, Func<BoundStep, long?> ofStep)
    {
        var lanes = LanesOf(level);
        long? sum = JobSteps.OwnOfRun;
        foreach (var thread in level.Threads)
        {
            long? unit = JobSteps.OwnOfThread + JobSteps.OwnOfUnit;
            foreach (var step in thread.Steps)
            {
                unit += JobSteps.OwnOf(step) + ofStep(step);
            }

            sum += ((thread.MostUnits + lanes - 1) / lanes) * unit;
        }

        return sum;
    }
}
