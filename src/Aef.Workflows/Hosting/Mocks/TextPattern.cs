using System.Diagnostics.CodeAnalysis;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Library;
using Aef.Workflows.Engine.RegularExpressions;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>A pattern for a whole string: one in which <c>*</c> matches any text, or a regular expression (RE2).</summary>
public sealed class TextPattern
{
    private readonly string _text;
    private readonly PatternProgram? _expression;

    private TextPattern(string text, PatternProgram? expression)
    {
        _text = text;
        _expression = expression;
    }

    /// <summary>A pattern in which <c>*</c> matches any text and every other character only itself.</summary>
    public static TextPattern Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new TextPattern(text, null);
    }

    /// <summary>A regular expression for a whole string, or why it is invalid.</summary>
    public static bool TryParseExpression(
        string expression,
        [NotNullWhen(true)] out TextPattern? pattern,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(expression);
        try
        {
            (pattern, problem) = (new TextPattern(expression, PatternProgram.Compile(PatternParser.Parse(expression))), null);
            return true;
        }
        catch (WorkflowErrorException e)
        {
            (pattern, problem) = (null, e.Message);
            return false;
        }
    }

    /// <summary>True when the pattern matches the whole string.</summary>
    public bool Matches(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (_expression is null)
        {
            return MatchesParts(text);
        }

        // The matcher finds the leftmost-longest match: the whole string if it matches at all.
        var points = CodePoints.Of(text);
        return new PatternMatcher(_expression).Find(points, 0) is (0, var end) && end == points.Length;
    }

    /// <inheritdoc/>
    public override string ToString() => _text;

    /// <summary>Matches each part between the stars at its first position after the previous part, and the last part at the end.</summary>
    private bool MatchesParts(string text)
    {
        var parts = _text.Split('*');
        if (parts.Length == 1)
        {
            return text == _text;
        }

        if (!text.StartsWith(parts[0], StringComparison.Ordinal)
            || text.Length < parts[0].Length + parts[^1].Length
            || !text.EndsWith(parts[^1], StringComparison.Ordinal))
        {
            return false;
        }

        var rest = text.AsSpan(parts[0].Length, text.Length - parts[0].Length - parts[^1].Length);
        foreach (var part in parts.AsSpan(1..^1))
        {
            var location = rest.IndexOf(part, StringComparison.Ordinal);
            if (location < 0)
            {
                return false;
            }

            rest = rest[(location + part.Length)..];
        }

        return true;
    }
}
