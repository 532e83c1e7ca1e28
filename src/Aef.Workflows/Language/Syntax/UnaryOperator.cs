namespace Aef.Workflows.Language.Syntax;

/// <summary>The unary operators.</summary>
public enum UnaryOperator
{
    /// <summary><c>-</c></summary>
    Negate,

    /// <summary><c>not</c></summary>
    Not,
}
