namespace Aef.Core.Views.Comparison;

/// <summary>A kind of part of a pipeline.</summary>
public enum PipelinePart
{
    /// <summary>The pipeline itself.</summary>
    Pipeline,

    /// <summary>A level; <c>on_failure</c> and <c>finally</c> count as levels of their own.</summary>
    Level,

    /// <summary>A thread.</summary>
    Thread,

    /// <summary>A step.</summary>
    Step,
}
