using Aef.Documents.Collections;

namespace Aef.Core.Pipelines.Model;

/// <summary>The sections of a pipeline: the steps that run after the levels, in the order in which they run.</summary>
internal static class PipelineSections
{
    /// <summary>The sections that a pipeline can have besides its levels.</summary>
    public static IReadOnlyList<PipelineSection> AfterLevels { get; } = [PipelineSection.OnFailure, PipelineSection.Finally];

    /// <summary>The key of a section.</summary>
    public static string KeyOf(PipelineSection section) => section switch
    {
        PipelineSection.OnFailure => DefinitionKeys.OnFailure,
        PipelineSection.Finally => DefinitionKeys.Finally,
        _ => DefinitionKeys.Levels,
    };

    /// <summary>The steps of a section after the levels.</summary>
    public static EquatableList<PipelineStep> StepsOf(Pipeline pipeline, PipelineSection section) => section switch
    {
        PipelineSection.OnFailure => pipeline.OnFailure,
        PipelineSection.Finally => pipeline.Finally,
        _ => [],
    };

    /// <summary>The pipeline with other steps in a section after the levels.</summary>
    public static Pipeline With(Pipeline pipeline, PipelineSection section, EquatableList<PipelineStep> steps) => section switch
    {
        PipelineSection.OnFailure => pipeline.WithOnFailure(steps),
        PipelineSection.Finally => pipeline.WithFinally(steps),
        _ => pipeline,
    };

    /// <summary>The steps of the sections with their paths in the model.</summary>
    public static IEnumerable<(PipelineSection Section, PipelineStep Step, string Path)> Steps(Pipeline pipeline) =>
        AfterLevels.SelectMany(section =>
            StepsOf(pipeline, section).Select((step, index) => (section, step, $"{KeyOf(section)}[{index}]")));

    /// <summary>A section as a level of one thread, which is how it is bound, compiled and shown.</summary>
    public static PipelineLevel AsLevel(Pipeline pipeline, PipelineSection section)
    {
        var (key, location) = (KeyOf(section), pipeline.KeyLocationOf(KeyOf(section)));
        return new PipelineLevel(key, [new PipelineThread(key, StepsOf(pipeline, section), location)], location);
    }
}
