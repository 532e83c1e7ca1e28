using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// Adds levels, threads and steps to a pipeline by the building rule: without a position they go to the end, a level without a thread gets
/// one, and nodes without an id get the next free one. The original pipeline is not changed.
/// </summary>
public static class PipelineBuilder
{
    /// <summary>Adds a level at the end.</summary>
    public static BuildResult AddLevel(Pipeline pipeline, PipelineLevel level)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(level);
        var named = level.Id is null ? level.WithId(FreeIds.For(pipeline).NextLevel()) : level;
        return new BuildResult(pipeline.WithLevels(pipeline.Levels.Add(named)));
    }

    /// <summary>Adds a thread at the end of a level; null means the last level.</summary>
    public static BuildResult AddThread(Pipeline pipeline, PipelineThread thread, string? levelId = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(thread);
        var locations = new StepLocator(pipeline, thread.Location);
        if (locations.FindLevel(levelId, "thread") is not { } index)
        {
            return locations.Failed();
        }

        var named = thread.Id is null ? thread.WithId(FreeIds.For(pipeline).NextThread()) : thread;
        var level = pipeline.Levels[index];
        return new BuildResult(pipeline.WithLevels(pipeline.Levels.SetItem(index, level.WithThreads(level.Threads.Add(named)))));
    }

    /// <summary>Adds steps, one after another, at a position. A request with an unknown neighbor adds none of them.</summary>
    public static BuildResult AddSteps(Pipeline pipeline, IReadOnlyList<PipelineStep> steps, StepPlacement placement)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(steps);
        ArgumentNullException.ThrowIfNull(placement);
        if (steps.Count == 0)
        {
            return new BuildResult(pipeline);
        }

        if (placement.Section != PipelineSection.Levels)
        {
            return SectionBuilder.AddSteps(pipeline, WithIds(pipeline, steps), placement);
        }

        var locations = new StepLocator(pipeline, steps[0].Location);
        if (locations.Find(placement) is not { } location)
        {
            return locations.Failed();
        }

        var level = pipeline.Levels[location.Level];
        var threads = level.Threads;
        if (location.Thread == threads.Count)
        {
            threads = threads.Add(new PipelineThread(FreeIds.For(pipeline).NextThread(), location: steps[0].Location));
        }

        var thread = threads[location.Thread];
        var named = WithIds(pipeline, steps);
        threads = threads.SetItem(location.Thread, thread.WithSteps(Insert(thread.Steps, location.Step, named)));
        var built = pipeline.WithLevels(pipeline.Levels.SetItem(location.Level, level.WithThreads(threads)));
        built.JobNumbers.Highest = pipeline.JobNumbers.Highest is { } highest
            ? Math.Max(highest, named.Max(s => FreeIds.NumberOf(s.JobId)))
            : null;
        return new BuildResult(built);
    }

    /// <summary>The list with steps inserted at an index.</summary>
    internal static EquatableList<PipelineStep> Insert(EquatableList<PipelineStep> old, int index, PipelineStep[] steps)
    {
        if (steps.Length == 1)
        {
            return old.Insert(index, steps[0]);
        }

        var all = new PipelineStep[old.Count + steps.Length];
        old.AsSpan()[..index].CopyTo(all);
        steps.CopyTo(all, index);
        old.AsSpan()[index..].CopyTo(all.AsSpan(index + steps.Length));
        return EquatableList.Create<PipelineStep>(all);
    }

    private static PipelineStep[] WithIds(Pipeline pipeline, IReadOnlyList<PipelineStep> steps)
    {
        var result = steps.ToArray();
        if (!result.Any(s => s.JobId is null))
        {
            return result;
        }

        pipeline.JobNumbers.Highest ??= FreeIds.HighestJob(pipeline);
        var highest = Math.Max(pipeline.JobNumbers.Highest.Value, result.Max(s => FreeIds.NumberOf(s.JobId)));
        for (var i = 0; i < result.Length; i++)
        {
            if (result[i].JobId is null)
            {
                result[i] = result[i].WithJobId(FreeIds.Text(++highest));
            }
        }

        return result;
    }
}
