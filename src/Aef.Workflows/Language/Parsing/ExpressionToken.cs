namespace Aef.Workflows.Language.Parsing;

/// <summary>One token of an expression: its kind and location.</summary>
internal readonly record struct ExpressionToken(ExpressionTokenKind Kind, int Start, int End)
{
    public int Length => End - Start;
}

/// <summary>The kinds of token.</summary>
internal enum ExpressionTokenKind
{
    End,
    Number,
    Text,
    Name,
    True,
    False,
    Null,
    Not,
    And,
    Or,
    In,
    Star,
    Slash,
    DoubleSlash,
    Percent,
    Plus,
    Minus,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
    Dot,
    Comma,
    OpenParenthesis,
    CloseParenthesis,
    OpenBracket,
    CloseBracket,

    /// <summary>A character that begins no token.</summary>
    Unknown,

    /// <summary>A string whose closing quote is missing.</summary>
    UnclosedText,
}
