using System.Collections.Frozen;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Airflow.Python;

/// <summary>Names of Python: ASCII letters, digits and underscores, and none of its keywords.</summary>
internal static class PyIdentifier
{
    /// <summary>The keywords of Python.</summary>
    public static FrozenSet<string> Keywords { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield");

    /// <summary>True for a name that Python accepts.</summary>
    public static bool IsName(string text) =>
        text.Length > 0
            && !char.IsAsciiDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && !Keywords.Contains(text);

    /// <summary>The name itself: names are created by <see cref="PyNames"/>, so that a value of a user can never be one.</summary>
    public static string Checked(string name) =>
        IsName(name) ? name : throw new AefInternalException($"\"{name}\" is not a name of Python");
}
