namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>The sets that have names in RE2's syntax: <c>\d</c>, <c>[:alpha:]</c>, <c>\pL</c>.</summary>
internal static class NamedSets
{
    private static readonly string[] Categories =
    [
        "Any", "C", "Cc", "Cf", "Co", "Cs", "L", "Ll", "Lm", "Lo", "Lt", "Lu", "M", "Mc", "Me", "Mn", "N", "Nd", "Nl", "No",
        "P", "Pc", "Pd", "Pe", "Pf", "Pi", "Po", "Ps", "S", "Sc", "Sk", "Sm", "So", "Z", "Zl", "Zp", "Zs",
    ];

    /// <summary>The set for a letter after a backslash; null when there is none.</summary>
    public static CharacterSet? OfEscape(int letter) => letter switch
    {
        'd' => CharacterSet.OfRanges("09"),
        'D' => CharacterSet.OfRanges("09", isNegated: true),
        's' => CharacterSet.OfRanges("\t\n\f\r  "),
        'S' => CharacterSet.OfRanges("\t\n\f\r  ", isNegated: true),
        'w' => CharacterSet.OfRanges("09AZaz__"),
        'W' => CharacterSet.OfRanges("09AZaz__", isNegated: true),
        _ => null,
    };

    /// <summary>The set of a POSIX class; null for an unknown name.</summary>
    public static CharacterSet? OfPosix(string name, bool isNegated) => name switch
    {
        "alnum" => CharacterSet.OfRanges("09AZaz", isNegated),
        "alpha" => CharacterSet.OfRanges("AZaz", isNegated),
        "ascii" => CharacterSet.OfRanges("\0\x7F", isNegated),
        "blank" => CharacterSet.OfRanges("\t\t  ", isNegated),
        "cntrl" => CharacterSet.OfRanges("\0\x1F\x7F\x7F", isNegated),
        "digit" => CharacterSet.OfRanges("09", isNegated),
        "graph" => CharacterSet.OfRanges("!~", isNegated),
        "lower" => CharacterSet.OfRanges("az", isNegated),
        "print" => CharacterSet.OfRanges(" ~", isNegated),
        "punct" => CharacterSet.OfRanges("!/:@[`{~", isNegated),
        "space" => CharacterSet.OfRanges("\t\r  ", isNegated),
        "upper" => CharacterSet.OfRanges("AZ", isNegated),
        "word" => CharacterSet.OfRanges("09AZaz__", isNegated),
        "xdigit" => CharacterSet.OfRanges("09AFaf", isNegated),
        _ => null,
    };

    /// <summary>The set of a Unicode category or script; null for an unknown name.</summary>
    public static CharacterSet? OfUnicode(string name, bool isNegated)
    {
        if (name.StartsWith('^'))
        {
            return OfUnicode(name[1..], !isNegated);
        }

        if (!Categories.Contains(name))
        {
            return ScriptRanges.Find(name, isNegated);
        }

        var set = new CharacterSet { IsNegated = isNegated };
        set.AddCategory(name);
        return set;
    }
}
