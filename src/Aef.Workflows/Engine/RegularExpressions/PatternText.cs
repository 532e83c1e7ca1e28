using System.Globalization;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>Parts of patterns that ECMAScript and Python write in the same way.</summary>
internal static class PatternText
{
    /// <summary>The quantifier of a repetition.</summary>
    public static string Count(RepeatPattern repeat) => (repeat.Least, repeat.Most) switch
    {
        (0, null) => "*",
        (1, null) => "+",
        (0, 1) => "?",
        (var least, null) => string.Create(CultureInfo.InvariantCulture, $"{{{least},}}"),
        var (least, most) => string.Create(CultureInfo.InvariantCulture, $"{{{least},{most}}}"),
    };

    /// <summary>A range of code points in a class.</summary>
    public static string Range((int First, int Last) range, Func<int, string> character) => range.First == range.Last
        ? character(range.First)
        : $"{character(range.First)}{(range.Last == range.First + 1 ? string.Empty : "-")}{character(range.Last)}";
}
