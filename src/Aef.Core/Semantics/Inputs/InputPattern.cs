using System.Diagnostics.CodeAnalysis;
using Aef.Workflows.Engine.RegularExpressions;

namespace Aef.Core.Semantics.Inputs;

/// <summary>The pattern of an input: RE2, for the whole string.</summary>
internal static class InputPattern
{
    /// <summary>
    /// The references that a secret input accepts on Cloud Workflows: a secret of the run's project or of another one, and its version.
    /// </summary>
    public const string SecretReference =
        "secret:(projects/[a-z0-9.:-]+/secrets/)?[A-Za-z0-9_-]{1,255}(/versions/(latest|[0-9]+))?";

    /// <summary>The pattern as a search: it matches exactly where the pattern matches the whole string.</summary>
    public static string ForWholeString(string pattern) => $"^(?:{pattern})$";

    /// <summary>The pattern for <c>re.fullmatch</c> of Python; null when Python has no equivalent, or the pattern is invalid.</summary>
    public static string? ForPython(string pattern) =>
        RegularExpression.TryParse(pattern, out var expression, out _) ? expression.ToPython() : null;

    /// <summary>
    /// Reads a pattern. It must be valid alone and as part of the whole search, so that <c>a)|(b</c> and an open <c>\Q</c> are invalid.
    /// </summary>
    public static bool TryParse(string pattern, [NotNullWhen(true)] out RegularExpression? expression)
    {
        expression = null;
        return RegularExpression.TryParse(pattern, out _, out _)
            && RegularExpression.TryParse(ForWholeString(pattern), out expression, out _);
    }
}
