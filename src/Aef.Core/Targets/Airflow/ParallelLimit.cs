using Aef.Core.Semantics.Binding;

namespace Aef.Core.Targets.Airflow;

/// <summary>The threads that run at once. Airflow limits the tasks of a whole DAG, so the limit must be the same in every level.</summary>
internal static class ParallelLimit
{
    /// <summary>The limit; null when no level has more threads than its limit allows.</summary>
    public static int? Of(BoundPipeline pipeline) => Limits(pipeline) is { Count: > 0 } limits ? limits.Min(l => l.MaxParallel) : null;

    /// <summary>The limit of a level that only runs one step for each item of a list, which the task of the step can have itself.</summary>
    public static int? OfLoop(BoundLevel level) =>
        level is { MaxParallel: { } limit, Threads: [{ ForEach: not null, Steps.Count: 1 } only] } && only.MostUnits > limit ? limit : null;

    /// <summary>The levels that cannot have the limit that the DAG has.</summary>
    public static IEnumerable<BoundLevel> Others(BoundPipeline pipeline) => Of(pipeline) is { } limit
        ? pipeline.Levels.Where(l => OfLoop(l) is { } ofLoop ? ofLoop > limit
            : l.MaxParallel is { } own && IsLimited(l) ? own != limit
            : l.Threads.Sum(t => t.MostUnits) > limit)
        : [];

    private static List<BoundLevel> Limits(BoundPipeline pipeline) => [.. pipeline.Levels.Where(IsLimited)];

    private static bool IsLimited(BoundLevel level) =>
        OfLoop(level) is null && level.MaxParallel is { } limit && level.Threads.Sum(t => t.MostUnits) > limit;
}
