using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Documents.Collections;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>The levels, threads and steps of a pipeline, and its other content.</summary>
internal sealed class PipelineSites
{
    private static readonly string[] OwnParts = [DefinitionKeys.Levels, DefinitionKeys.OnFailure, DefinitionKeys.Finally];
    private static readonly JsonDocumentReader Json = new();

    private readonly StepDocumentWriter _steps = new(KeyStyle.Lower);

    public PipelineSites(Pipeline pipeline)
    {
        Source = pipeline;
        var ids = FreeIds.For(pipeline);
        foreach (var level in pipeline.Levels)
        {
            Add(new LevelSite(level.Id ?? ids.NextLevel(), level, Levels.Count), level.Threads, thread => thread.Id ?? ids.NextThread());
        }

        AddSteps(DefinitionKeys.OnFailure, pipeline.OnFailure);
        AddSteps(DefinitionKeys.Finally, pipeline.Finally);
        var document = DefinitionWriter.ToDocument(pipeline, SourceFormat.Yaml);
        Head = new MappingNode([.. document.Entries.Where(e => !OwnParts.Contains(e.Key, StringComparer.Ordinal))]);
    }

    public Pipeline Source { get; }

    public List<LevelSite> Levels { get; } = [];

    public IEnumerable<ThreadSite> Threads => Levels.SelectMany(l => l.Threads);

    public IEnumerable<StepSite> Steps => Threads.SelectMany(t => t.Steps);

    /// <summary>The content of the pipeline outside of levels and steps.</summary>
    public MappingNode Head { get; }

    private void AddSteps(string id, EquatableList<PipelineStep> steps)
    {
        if (steps.Count > 0)
        {
            Add(new LevelSite(id, null, Levels.Count), [new PipelineThread(steps: steps)], _ => id);
        }
    }

    private void Add(LevelSite level, EquatableList<PipelineThread> threads, Func<PipelineThread, string> idOf)
    {
        Levels.Add(level);
        foreach (var thread in threads)
        {
            var site = new ThreadSite(idOf(thread), thread, level, level.Threads.Count);
            level.Threads.Add(site);
            site.Steps.AddRange(thread.Steps.Select((step, index) => new StepSite(step, ContentOf(InOneNotation(step)), site, index)));
        }
    }

    /// <summary>An executor with the same function for both purposes, as AEF writes it, is the executor of that name.</summary>
    private static PipelineStep InOneNotation(PipelineStep step) =>
        step is { FunctionIdName: { } name, Executor: null, Type: null or StepType.Async } && (step.FunctionStatusName ?? name) == name
            ? step.WithFunctionIdName(null).WithFunctionStatusName(null).WithExecutor(name)
            : step;

    private MappingNode ContentOf(PipelineStep step) =>
        new([.. _steps.Write(step).Entries.Where(e => e.Key != DefinitionKeys.JobId).Select(Readable)]);

    private static MappingEntry Readable(MappingEntry entry)
    {
        if (entry is { Key: DefinitionKeys.StepProperties, Value: ScalarNode { ScalarKind: ScalarKind.String } text }
            && Json.Read(new SourceText(text.Text)) is { Root: { } root, HasErrors: false })
        {
            return new MappingEntry(entry.Key, root);
        }

        return entry;
    }
}
