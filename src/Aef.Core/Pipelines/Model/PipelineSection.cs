namespace Aef.Core.Pipelines.Model;

/// <summary>The part of a pipeline that a step belongs to.</summary>
public enum PipelineSection
{
    /// <summary>A thread of a level.</summary>
    Levels,

    /// <summary><c>on_failure</c>: the steps that run when the levels have failed.</summary>
    OnFailure,

    /// <summary><c>finally</c>: the steps that always run, last.</summary>
    Finally,
}
