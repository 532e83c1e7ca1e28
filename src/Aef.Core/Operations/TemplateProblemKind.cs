namespace Aef.Core.Operations;

/// <summary>What is wrong with a template.</summary>
public enum TemplateProblemKind
{
    /// <summary>The syntax.</summary>
    Syntax,

    /// <summary>A statement that fails.</summary>
    Failure,

    /// <summary>The template itself refuses the pipeline, with the function <c>fail</c>.</summary>
    Refused,

    /// <summary>A name that neither the view nor the template defines.</summary>
    UnknownName,

    /// <summary>A function of the template language that is removed here.</summary>
    Unavailable,

    /// <summary>An assignment to a value of the view.</summary>
    ReadOnly,

    /// <summary>A limit that is exceeded.</summary>
    Limit,

    /// <summary>The time limit.</summary>
    Time,

    /// <summary>A value that a filter cannot write.</summary>
    NotWritable,

    /// <summary>A value of the user that is inserted without a filter; the output is complete.</summary>
    NoFilter,
}
