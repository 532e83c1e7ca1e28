using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>A level of a pipeline with its id filled in; <c>on_failure</c> and <c>finally</c> are levels of one thread.</summary>
internal sealed class LevelSite(string id, PipelineLevel? source, int index)
{
    public string Id { get; } = id;

    /// <summary>Null for <c>on_failure</c> and <c>finally</c>, which correspond to no other level whatever its id.</summary>
    public PipelineLevel? Source { get; } = source;

    public int Index { get; } = index;

    public List<ThreadSite> Threads { get; } = [];
}

/// <summary>A thread with its id filled in.</summary>
internal sealed class ThreadSite(string id, PipelineThread source, LevelSite level, int index)
{
    public string Id { get; } = id;

    public PipelineThread Source { get; } = source;

    public LevelSite Level { get; } = level;

    public int Index { get; } = index;

    public List<StepSite> Steps { get; } = [];
}

/// <summary>A step and its content.</summary>
internal sealed class StepSite(PipelineStep source, MappingNode content, ThreadSite thread, int index)
{
    public PipelineStep Source { get; } = source;

    /// <summary>The content of the step except its JOB_ID; properties in JSON text as an object.</summary>
    public MappingNode Content { get; } = content;

    public ThreadSite Thread { get; } = thread;

    public int Index { get; } = index;

    public string? Id => Source.JobId;

    public string Location => Thread.Level.Source is null ? Thread.Level.Id : $"level {Thread.Level.Id}, thread {Thread.Id}";
}
