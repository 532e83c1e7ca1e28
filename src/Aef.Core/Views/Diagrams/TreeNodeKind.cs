namespace Aef.Core.Views.Diagrams;

/// <summary>What a part of a pipeline is.</summary>
public enum TreeNodeKind
{
    /// <summary>The whole.</summary>
    Pipeline,

    /// <summary>A level.</summary>
    Level,

    /// <summary>A thread.</summary>
    Thread,

    /// <summary>A step.</summary>
    Step,
}
