using Aef.Documents.Diagnostics;
using Aef.Workflows.Language.Parsing;
using Aef.Workflows.Language.Syntax;

namespace Aef.Workflows.Language.Analysis;

/// <summary>
/// Reports strings that were probably meant to be expressions: <c>a${x}b</c>, the <c>$(x)</c> and <c>{{x}}</c> of other languages, and
/// whole calls or calculations without braces. The last three only when they use existing variables and functions, because strings may
/// contain code of other languages.
/// </summary>
internal static class TextHints
{
    private const int LongestText = 2_000;
    private const int LongestInside = 100;

    public static bool LooksLikeExpression(string text, VariableScope scope, CallCheck calls)
    {
        var start = text.IndexOf("${", StringComparison.Ordinal);
        if (start >= 0 && text.IndexOf('}', start) > 0)
        {
            return true;
        }

        return text.Length <= LongestText
            && (Holds(text, "$(", ")", scope) || Holds(text, "{{", "}}", scope) || IsCalculation(text, scope, calls));
    }

    private static bool Holds(string text, string open, string close, VariableScope scope)
    {
        for (var at = text.IndexOf(open, StringComparison.Ordinal); at >= 0; at = text.IndexOf(open, at + open.Length, StringComparison.Ordinal))
        {
            var inner = text.AsSpan(at + open.Length);
            if (inner.IndexOf(close, StringComparison.Ordinal) is > 0 and < LongestInside and var length
                && SpeaksOfVariable(inner[..length].ToString(), scope))
            {
                return true;
            }
        }

        return false;
    }

    private static bool SpeaksOfVariable(string inner, VariableScope scope) =>
        Parsed(inner) is { } expression
            && expression is NameExpression or MemberExpression or IndexExpression
            && SyntaxReads.RootOf(expression) is { } root
            && scope.Knows(root);

    // A call of a known function, or an operator whose operands are all known and include a variable.
    private static bool IsCalculation(string text, VariableScope scope, CallCheck calls)
    {
        if (!text.AsSpan().ContainsAny('(', '+', '*') || Parsed(text) is not { } expression)
        {
            return false;
        }

        var parts = SyntaxReads.AllParts(expression).ToList();
        var names = parts.OfType<NameExpression>().ToList();
        return names.TrueForAll(n => scope.Knows(n.Name)) && parts.OfType<CallExpression>().All(c => IsKnown(c.Function, calls))
            && (expression is CallExpression || (expression is BinaryExpression && names.Count > 0));
    }

    private static bool IsKnown(string function, CallCheck calls) =>
        StandardLibrarySignatures.Functions.ContainsKey(function) || calls.IsSubworkflow(function);

    private static ExpressionSyntax? Parsed(string text) => ExpressionParser.Parse(text, Location.None).Expression;
}
