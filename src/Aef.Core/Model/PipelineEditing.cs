using Aef.Core.Wording;
using Aef.Workflows.Collections;

namespace Aef.Core.Model;

/// <summary>
/// Builds pipelines piece by piece. Pipelines are immutable and hold no cursor: what is added goes to the end, to the last level
/// and thread unless another is named. Nodes without an id get the next free number of the whole pipeline.
/// </summary>
public static class PipelineEditing
{
    /// <summary>The pipeline with one more level at the end.</summary>
    public static Pipeline AddLevel(this Pipeline pipeline, PipelineLevel level)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(level);
        var ids = pipeline.CopyIds();
        ids.Note(level);
        level = WithIds(level, ids);
        return pipeline.WithLevels(pipeline.Levels.Add(level)).WithIds(ids);
    }

    /// <summary>The pipeline with one more thread at the end of a level; <paramref name="levelId"/> null means the last one.</summary>
    public static EditResult AddThread(this Pipeline pipeline, PipelineThread thread, string? levelId = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(thread);
        if (FindLevel(pipeline, levelId, "thread", out var index) is { } failure)
        {
            return failure;
        }

        var ids = pipeline.CopyIds();
        ids.Note(thread);
        thread = WithIds(thread, ids);
        var level = pipeline.Levels[index];
        return new EditResult(pipeline.WithLevels(pipeline.Levels.SetItem(index, level.WithThreads(level.Threads.Add(thread)))).WithIds(ids), null);
    }

    /// <summary>
    /// The pipeline with one more step at the end of a thread. <paramref name="levelId"/> null means the last level, or the one
    /// that has the named thread; <paramref name="threadId"/> null means the last thread. A level without threads gets one.
    /// </summary>
    public static EditResult AddStep(this Pipeline pipeline, PipelineStep step, string? levelId = null, string? threadId = null)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(step);
        levelId ??= threadId is null ? null : pipeline.Levels.LastOrDefault(l => l.Threads.Any(t => t.Id == threadId))?.Id;
        if (FindLevel(pipeline, levelId, "step", out var index) is { } failure)
        {
            return failure;
        }

        var level = pipeline.Levels[index];
        var threadIndex = threadId is null ? level.Threads.Count - 1 : IndexOf(level.Threads, t => t.Id == threadId);
        if (threadId is not null && threadIndex < 0)
        {
            var where = levelId is null ? "The pipeline has" : $"The level {Quoted.Text(levelId)} has";
            var threads = (levelId is null ? pipeline.Levels.SelectMany(l => l.Threads) : level.Threads).Select(t => t.Id).OfType<string>();
            return new EditResult(null, EditDiagnostics.UnknownThread.At(step.Location, Quoted.Text(threadId), where, Spelling.Suggest(threadId, threads)));
        }

        var ids = pipeline.CopyIds();
        step = WithIds(step, ids);
        var threadsWithStep = threadIndex < 0
            ? level.Threads.Add(new PipelineThread(ids.NextThread(), [step], step.Location))
            : level.Threads.SetItem(threadIndex, level.Threads[threadIndex].WithSteps(level.Threads[threadIndex].Steps.Add(step)));
        return new EditResult(pipeline.WithLevels(pipeline.Levels.SetItem(index, level.WithThreads(threadsWithStep))).WithIds(ids), null);
    }

    /// <summary>The pipeline with a step put in before the step of a JOB_ID, in the same thread.</summary>
    public static EditResult InsertStepBefore(this Pipeline pipeline, string jobId, PipelineStep step) => InsertStep(pipeline, jobId, step, 0);

    /// <summary>The pipeline with a step put in after the step of a JOB_ID, in the same thread.</summary>
    public static EditResult InsertStepAfter(this Pipeline pipeline, string jobId, PipelineStep step) => InsertStep(pipeline, jobId, step, 1);

    private static EditResult InsertStep(Pipeline pipeline, string jobId, PipelineStep step, int offset)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        ArgumentNullException.ThrowIfNull(jobId);
        ArgumentNullException.ThrowIfNull(step);
        for (var l = 0; l < pipeline.Levels.Count; l++)
        {
            var level = pipeline.Levels[l];
            for (var t = 0; t < level.Threads.Count; t++)
            {
                var index = IndexOf(level.Threads[t].Steps, s => s.JobId == jobId);
                if (index >= 0)
                {
                    var ids = pipeline.CopyIds();
                    var thread = level.Threads[t].WithSteps(level.Threads[t].Steps.Insert(index + offset, WithIds(step, ids)));
                    return new EditResult(pipeline.WithLevels(pipeline.Levels.SetItem(l, level.WithThreads(level.Threads.SetItem(t, thread)))).WithIds(ids), null);
                }
            }
        }

        return new EditResult(null, EditDiagnostics.UnknownStep.At(step.Location, Quoted.Text(jobId), Spelling.Suggest(jobId, pipeline.AllSteps().Select(s => s.JobId).OfType<string>())));
    }

    private static EditResult? FindLevel(Pipeline pipeline, string? levelId, string what, out int index)
    {
        index = levelId is null ? pipeline.Levels.Count - 1 : IndexOf(pipeline.Levels, l => l.Id == levelId);
        if (index >= 0)
        {
            return null;
        }

        return new EditResult(null, pipeline.Levels.Count == 0
            ? EditDiagnostics.NoLevel.At(pipeline.Location, what)
            : EditDiagnostics.UnknownLevel.At(pipeline.Location, Quoted.Text(levelId!), Spelling.Suggest(levelId!, pipeline.Levels.Select(l => l.Id).OfType<string>()))); // a level was asked for, or the last would have been found
    }

    private static PipelineLevel WithIds(PipelineLevel level, DefaultIds ids)
    {
        level = level.Id is null ? level.WithId(ids.NextLevel()) : level;
        return level.Threads.Count == 0 ? level : level.WithThreads([.. level.Threads.Select(t => WithIds(t, ids))]);
    }

    private static PipelineThread WithIds(PipelineThread thread, DefaultIds ids)
    {
        thread = thread.Id is null ? thread.WithId(ids.NextThread()) : thread;
        return thread.Steps.Count == 0 ? thread : thread.WithSteps([.. thread.Steps.Select(s => WithIds(s, ids))]);
    }

    private static PipelineStep WithIds(PipelineStep step, DefaultIds ids)
    {
        if (step.JobId is null)
        {
            return step.WithJobId(ids.NextStep());
        }

        ids.Note(step);
        return step;
    }

    private static int IndexOf<T>(EquatableList<T> items, Func<T, bool> predicate)
    {
        for (var i = 0; i < items.Count; i++)
        {
            if (predicate(items[i]))
            {
                return i;
            }
        }

        return -1;
    }
}
