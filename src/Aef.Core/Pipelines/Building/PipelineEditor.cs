using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Building;

/// <summary>
/// Changes and removes nodes of a pipeline. The original pipeline is not changed. A request that names an unknown node is refused with a
/// diagnostic; errors that the change causes elsewhere, such as a NEXT to a removed step, are left to the rules.
/// </summary>
public static class PipelineEditor
{
    /// <summary>Changes the steps with these JOB_IDs; a refusal is reported at <paramref name="requester"/>.</summary>
    public static BuildResult SetSteps(
        Pipeline pipeline,
        IReadOnlyCollection<string> jobIds,
        Func<PipelineStep, PipelineStep> change,
        Location requester)
    {
        var edits = new StepEdits(pipeline);
        return edits.Set(jobIds, change, requester) is { } problem ? new BuildResult(problem) : new BuildResult(edits.Build());
    }

    /// <summary>Removes the steps with these JOB_IDs. A thread that loses all its steps stays.</summary>
    public static BuildResult RemoveSteps(Pipeline pipeline, IReadOnlyCollection<string> jobIds, Location requester)
    {
        var edits = new StepEdits(pipeline);
        return edits.Remove(jobIds, requester) is { } problem ? new BuildResult(problem) : new BuildResult(edits.Build());
    }

    /// <summary>Changes the level with this LEVEL_ID; the last one if several have it.</summary>
    public static BuildResult SetLevel(Pipeline pipeline, string levelId, Func<PipelineLevel, PipelineLevel> change, Location requester)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(levelId);
        ArgumentNullException.ThrowIfNull(change);
        var locations = new StepLocator(pipeline, requester);
        return locations.FindLevel(levelId, "change") is { } index
            ? new BuildResult(pipeline.WithLevels(pipeline.Levels.SetItem(index, change(pipeline.Levels[index]))))
            : locations.Failed();
    }

    /// <summary>Removes the level with this LEVEL_ID and its contents; the last one if several have it.</summary>
    public static BuildResult RemoveLevel(Pipeline pipeline, string levelId, Location requester)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(levelId);
        var locations = new StepLocator(pipeline, requester);
        return locations.FindLevel(levelId, "change") is { } index
            ? new BuildResult(pipeline.WithLevels([.. pipeline.Levels.Where((_, i) => i != index)]))
            : locations.Failed();
    }

    /// <summary>
    /// Removes the thread with this THREAD_ID and its steps: the last one, or the last one of the level if a level is named.
    /// </summary>
    public static BuildResult RemoveThread(Pipeline pipeline, string threadId, string? levelId, Location requester)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(threadId);
        var locations = new StepLocator(pipeline, requester);
        if (locations.Find(new StepPlacement { Level = levelId, Thread = threadId }) is not { } location)
        {
            return locations.Failed();
        }

        var level = pipeline.Levels[location.Level];
        EquatableList<PipelineThread> threads = [.. level.Threads.Where((_, i) => i != location.Thread)];
        return new BuildResult(pipeline.WithLevels(pipeline.Levels.SetItem(location.Level, level.WithThreads(threads))));
    }
}
