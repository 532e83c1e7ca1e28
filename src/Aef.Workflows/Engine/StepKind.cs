namespace Aef.Workflows.Engine;

/// <summary>The kind of a step, named by its key in the source.</summary>
public enum StepKind
{
    /// <summary><c>assign</c>.</summary>
    Assign,

    /// <summary><c>call</c>.</summary>
    Call,

    /// <summary><c>switch</c>.</summary>
    Switch,

    /// <summary><c>for</c>.</summary>
    For,

    /// <summary><c>parallel</c>.</summary>
    Parallel,

    /// <summary><c>try</c>.</summary>
    Try,

    /// <summary><c>raise</c>.</summary>
    Raise,

    /// <summary><c>return</c>.</summary>
    Return,

    /// <summary><c>steps</c>.</summary>
    Steps,

    /// <summary><c>next</c> only.</summary>
    Next,
}
