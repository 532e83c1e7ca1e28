namespace Aef.Core.Editing.Syntax;

/// <summary>How a value is written.</summary>
internal enum SyntaxStyle
{
    /// <summary>A scalar without quotes.</summary>
    Plain,

    /// <summary>A string in single quotes.</summary>
    SingleQuoted,

    /// <summary>A string in double quotes.</summary>
    DoubleQuoted,

    /// <summary>A block scalar that begins with <c>|</c>.</summary>
    Literal,

    /// <summary>A block scalar that begins with <c>&gt;</c>.</summary>
    Folded,

    /// <summary>A YAML value of which nothing is written, which means null.</summary>
    Empty,

    /// <summary>A mapping whose keys are on lines of their own.</summary>
    BlockMapping,

    /// <summary>A mapping in braces.</summary>
    FlowMapping,

    /// <summary>A list whose elements begin with dashes.</summary>
    BlockSequence,

    /// <summary>A list in brackets.</summary>
    FlowSequence,
}
