using System.Collections.Frozen;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>Names of Python: ASCII letters, digits and underscores, and none of its keywords.</summary>
internal static class PythonName
{
    /// <summary>The keywords of Python.</summary>
    public static FrozenSet<string> Keywords { get; } = FrozenSet.Create(
        StringComparer.Ordinal,
        "False", "None", "True", "and", "as", "assert", "async", "await", "break", "class", "continue", "def", "del", "elif", "else",
        "except", "finally", "for", "from", "global", "if", "import", "in", "is", "lambda", "nonlocal", "not", "or", "pass", "raise",
        "return", "try", "while", "with", "yield");

    /// <summary>True for a name that Python accepts.</summary>
    public static bool IsValid(string text) =>
        text.Length > 0
            && !char.IsAsciiDigit(text[0])
            && text.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')
            && !Keywords.Contains(text);
}
