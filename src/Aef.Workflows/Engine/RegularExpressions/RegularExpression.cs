using System.Diagnostics.CodeAnalysis;
using Aef.Workflows.Engine.Errors;
using Aef.Workflows.Engine.Library;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>A regular expression in RE2's syntax, which matches as <c>text.match_regex</c> of a workflow does.</summary>
public sealed class RegularExpression
{
    private readonly PatternNode _pattern;
    private readonly PatternProgram _program;

    private RegularExpression(PatternNode pattern)
    {
        _pattern = pattern;
        _program = PatternProgram.Compile(pattern);
    }

    /// <summary>Reads a regular expression, or reports why it is invalid.</summary>
    public static bool TryParse(
        string pattern,
        [NotNullWhen(true)] out RegularExpression? expression,
        [NotNullWhen(false)] out string? problem)
    {
        ArgumentNullException.ThrowIfNull(pattern);
        try
        {
            expression = new RegularExpression(PatternParser.Parse(pattern));
            problem = null;
            return true;
        }
        catch (WorkflowErrorException e)
        {
            expression = null;
            problem = e.Message;
            return false;
        }
    }

    /// <summary>
    /// The expression in the syntax of ECMAScript, for JSON Schema; null when that syntax has no equivalent that works everywhere.
    /// </summary>
    public string? ToEcmaScript() => EcmaPatternWriter.Write(_pattern);

    /// <summary>
    /// The expression in the syntax of Python, for <c>re.fullmatch</c>; null when a class of characters has too many ranges for it.
    /// </summary>
    public string? ToPython() => PythonPatternWriter.Write(_pattern);

    /// <summary>True when a part of the text matches.</summary>
    public bool IsMatch(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return new PatternMatcher(_program, long.MaxValue).Find(CodePoints.Of(text), 0) is not null;
    }
}
