using Aef.Core.Pipelines.Model;

namespace Aef.Core.Semantics.Binding;

/// <summary>
/// A step and its location. <see cref="Level"/>, <see cref="Thread"/> and <see cref="Index"/> count in the bound pipeline, which has no
/// empty levels and threads; <see cref="Path"/> counts in the source.
/// </summary>
internal sealed class StepSite(EffectiveStep step, PipelineThread sourceThread, PipelineLevel sourceLevel, string path)
{
    public EffectiveStep Effective { get; } = step;

    public PipelineStep Step => Effective.Step;

    public PipelineThread SourceThread { get; } = sourceThread;

    public PipelineLevel SourceLevel { get; } = sourceLevel;

    public string Path { get; } = path;

    public required int Level { get; init; }

    public required int Thread { get; init; }

    public required int Index { get; init; }

    /// <summary>The part of the pipeline that contains the step.</summary>
    public PipelineSection Section { get; init; }
}
