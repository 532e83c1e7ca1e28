using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Creates expressions from the text of a program.</summary>
public static class Expressions
{
    /// <summary>The expression of a text.</summary>
    /// <exception cref="AefInternalException">The text is not a valid expression: a bug of the compiler that wrote it.</exception>
    public static ExpressionSyntax Parse(string text)
    {
        var result = ExpressionParser.Parse(text, Location.None);
        return result.Expression ?? throw new AefInternalException($"\"{text}\" is not an expression: {result.Diagnostics[0].Message}");
    }

    /// <summary>The value <c>${text}</c>.</summary>
    /// <exception cref="AefInternalException">The text is not a valid expression.</exception>
    public static ExpressionValue Value(string text) => new(Parse(text), text);

    /// <summary>The left side of an assignment that the text means.</summary>
    /// <exception cref="AefInternalException">The text is no assignment target.</exception>
    public static ExpressionSyntax Target(string text)
    {
        var result = ExpressionParser.ParseTarget(text, Location.None);
        return result.Expression ?? throw new AefInternalException($"\"{text}\" cannot be assigned to: {result.Diagnostics[0].Message}");
    }
}
