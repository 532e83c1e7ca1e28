namespace Aef.Core.Views.Diagrams;

/// <summary>The kind of a part of a pipeline.</summary>
public enum TreeNodeKind
{
    /// <summary>The whole pipeline.</summary>
    Pipeline,

    /// <summary>A level.</summary>
    Level,

    /// <summary>A thread.</summary>
    Thread,

    /// <summary>A step.</summary>
    Step,

    /// <summary><c>on_failure</c> or <c>finally</c>: one thread that runs after the levels.</summary>
    Section,
}
