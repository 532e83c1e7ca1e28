using System.Text.RegularExpressions;
using Aef.Workflows.Diagnostics;
using Aef.Workflows.Parsing;
using Aef.Workflows.Syntax;

namespace Aef.Workflows.Analysis;

/// <summary>
/// Tells texts that were likely meant to be expressions: <c>a${x}b</c>, the <c>$(x)</c> and <c>{{x}}</c> of other languages, and whole calls or calculations without
/// braces. The last three only when they speak of variables and functions that there are, for texts are free to hold code of other languages.
/// </summary>
internal static partial class TextHints
{
    private const int LongestText = 2_000;

    public static bool LooksLikeExpression(string text, VariableScope scope, CallCheck calls)
    {
        if (text.Length > LongestText)
        {
            return false;
        }

        var start = text.IndexOf("${", StringComparison.Ordinal);
        return (start >= 0 && text.IndexOf('}', start) > 0)
            || Substitution().Matches(text).Any(m => SpeaksOfVariable(m.Groups["inner"].Value, scope))
            || IsCalculation(text, scope, calls);
    }

    private static bool SpeaksOfVariable(string inner, VariableScope scope) =>
        Parsed(inner) is { } expression && expression is NameExpression or MemberExpression or IndexExpression && SyntaxReads.RootOf(expression) is { } root && scope.Knows(root);

    // A call of a function that there is, or an operator between values of which one at least is a variable and all others are known.
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

    private static bool IsKnown(string function, CallCheck calls) => StandardLibrarySignatures.Functions.ContainsKey(function) || calls.IsSubworkflow(function);

    private static ExpressionSyntax? Parsed(string text) => ExpressionParser.Parse(text, Location.None).Expression;

    [GeneratedRegex(@"\$\((?<inner>[^()]{1,100})\)|\{\{(?<inner>[^{}]{1,100})\}\}", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Substitution();
}
