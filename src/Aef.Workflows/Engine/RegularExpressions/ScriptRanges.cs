using System.Globalization;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>The code points of Unicode's scripts, which .NET does not know. They are in <c>scripts.txt</c>, one script per line.</summary>
internal static class ScriptRanges
{
    private const string Resource = "patterns/scripts.txt";

    /// <summary>The set of a script such as <c>Greek</c>; null for an unknown name. Names are case-sensitive, as in RE2.</summary>
    public static CharacterSet? Find(string name, bool isNegated)
    {
        if (name.AsSpan().ContainsAny(' ', '#'))
        {
            return null;
        }

        using var stream = typeof(ScriptRanges).Assembly.GetManifestResourceStream(Resource) ?? throw new InvalidOperationException($"The resource {Resource} is missing.");
        using var reader = new StreamReader(stream);
        while (reader.ReadLine() is { } line)
        {
            if (line.Length > name.Length && line[name.Length] == ' ' && line.StartsWith(name, StringComparison.Ordinal))
            {
                return Parse(line.AsSpan(name.Length + 1), isNegated);
            }
        }

        return null;
    }

    private static CharacterSet Parse(ReadOnlySpan<char> ranges, bool isNegated)
    {
        var set = new CharacterSet { IsNegated = isNegated };
        foreach (var part in ranges.Split(' '))
        {
            var range = ranges[part];
            var dash = range.IndexOf('-');
            set.Add(Point(range[..dash]), Point(range[(dash + 1)..]));
        }

        return set;
    }

    private static int Point(ReadOnlySpan<char> digits) => int.Parse(digits, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture);
}
