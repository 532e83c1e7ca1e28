using Aef.Workflows.Diagnostics;
using Aef.Workflows.Documents;

namespace Aef.Workflows.Parsing;

/// <summary>Parses expressions.</summary>
public static class ExpressionParser
{
    /// <summary>Parses what stands between <c>${</c> and <c>}</c>. When the location spans exactly this text, every node gets its own place.</summary>
    public static ExpressionParseResult Parse(string text, Location location) => throw new NotSupportedException();

    /// <summary>Parses a stretch of a scalar's text; places are mapped through quotes and escapes where the scalar stands on one line.</summary>
    public static ExpressionParseResult Parse(ScalarNode scalar, int start, int length) => throw new NotSupportedException();

    /// <summary>Parses the left side of an assignment: a name with any chain of <c>.key</c> and <c>[index]</c> behind it.</summary>
    public static ExpressionParseResult ParseTarget(string text, Location location) => throw new NotSupportedException();
}
