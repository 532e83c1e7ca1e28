namespace Aef.Workflows.Engine;

/// <summary>What a step does, in the words of the source.</summary>
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

    /// <summary><c>next</c> alone.</summary>
    Next,
}
