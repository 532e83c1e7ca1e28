using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Workflows.Language.Parsing;

/// <summary>Parses expressions of the Cloud Workflows language.</summary>
public static class ExpressionParser
{
    /// <summary>
    /// Parses the text between <c>${</c> and <c>}</c>. When the text is at the location, with or without quotes, every node and diagnostic
    /// has its own location; otherwise they are all at the location.
    /// </summary>
    public static ExpressionParseResult Parse(string text, Location location) =>
        new ExpressionTreeParser(text, ScalarLocations.For(text, location), 0).ParseWhole();

    /// <summary>Parses a span of a scalar's text, such as an expression between braces.</summary>
    public static ExpressionParseResult Parse(ScalarNode scalar, int start, int length)
    {
        ArgumentNullException.ThrowIfNull(scalar);
        return new ExpressionTreeParser(scalar.Text.Substring(start, length), ScalarLocations.For(scalar.Text, scalar.Location), start)
            .ParseWhole();
    }

    /// <summary>Parses the left side of an assignment: a name followed by any chain of <c>.key</c> and <c>[index]</c>.</summary>
    public static ExpressionParseResult ParseTarget(string text, Location location) =>
        new ExpressionTreeParser(text, ScalarLocations.For(text, location), 0).ParseTarget();
}
