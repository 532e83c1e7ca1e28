using System.Globalization;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>
/// Writes a pattern in the syntax of ECMAScript. Sets are written as ranges, because <c>\s</c>, <c>.</c> and <c>(?i)</c> have other
/// meanings there. The result means the same with and without the flag <c>u</c>, and in .NET.
/// </summary>
internal static class EcmaPatternWriter
{
    private const int FirstSurrogate = 0xD800;
    private const int LastSurrogate = 0xDFFF;
    private const int LastOfPlane = 0xFFFF;
    private const int LastPoint = 0x10FFFF;
    private const string Syntax = @"^$\.*+?()[]{}|/-";
    private const string BeyondPlane = @"[\uD800-\uDBFF][\uDC00-\uDFFF]";

    /// <summary>The pattern; null when it has parts without an equivalent.</summary>
    public static string? Write(PatternNode pattern) => pattern switch
    {
        SetPattern set => Set(set),
        SequencePattern sequence => Join(sequence.Parts, string.Empty),
        ChoicePattern choice => Join(choice.Parts, "|") is { } parts ? $"(?:{parts})" : null,
        RepeatPattern repeat => Write(repeat.Part) is { } part ? Group(repeat.Part, part) + PatternText.Count(repeat) : null,
        PositionPattern position => position.Location switch
        {
            PatternPosition.TextStart => "^",
            PatternPosition.TextEnd => "$",
            PatternPosition.WordBoundary => @"\b",
            PatternPosition.NoWordBoundary => @"\B",
            _ => null,
        },
        _ => null,
    };

    private static string? Join(IReadOnlyList<PatternNode> parts, string separator)
    {
        var written = parts.Select(Write).ToList();
        return written.Contains(null) ? null : string.Join(separator, written);
    }

    private static string Group(PatternNode node, string written) => node is SetPattern or ChoicePattern ? written : $"(?:{written})";

    private static string? Set(SetPattern set)
    {
        var (ranges, beyond) = Ranges(set);
        if (beyond is null)
        {
            return ranges is [] && Single(set) is { } point ? $"(?:{string.Concat(char.ConvertFromUtf32(point).Select(Unit))})" : null;
        }

        if (ranges is [var (first, last)] && first == last && beyond == false)
        {
            return Character(first);
        }

        return beyond == true
            ? $"(?:{Negated(ranges)}|{BeyondPlane})"
            : ranges.Count == 0 ? @"[^\s\S]" : $"[{string.Concat(ranges.Select(Range))}]";
    }

    /// <summary>With the flag <c>u</c>, only a negated class contains what is beyond the plane.</summary>
    private static string Negated(IReadOnlyList<(int First, int Last)> ranges) =>
        $@"[^{string.Concat(Complement(ranges).Select(Range))}\uD800-\uDFFF]";

    /// <summary>The other code points up to U+FFFF without surrogates.</summary>
    private static List<(int First, int Last)> Complement(IReadOnlyList<(int First, int Last)> ranges)
    {
        var others = new List<(int First, int Last)>();
        var next = 0;
        foreach (var (first, last) in ranges.Append((FirstSurrogate, LastSurrogate)).OrderBy(r => r.Item1))
        {
            if (next < first)
            {
                others.Add((next, first - 1));
            }

            next = Math.Max(next, last + 1);
        }

        if (next <= LastOfPlane)
        {
            others.Add((next, LastOfPlane));
        }

        return others;
    }

    private static int? Single(SetPattern set) =>
        !set.IgnoresCase && set.Set is { IsNegated: false, Ranges: [var (first, last)] } && first == last ? first : null;

    /// <summary>
    /// The ranges up to U+FFFF without surrogates, and whether the set contains all (true), none (false) or some (null) of what follows.
    /// </summary>
    private static (List<(int First, int Last)> Ranges, bool? Beyond) Ranges(SetPattern set)
    {
        if (!set.IgnoresCase && set.Set.Ranges is { } written && written.All(r => r.Last < FirstSurrogate))
        {
            set.Set.Sort();
            return set.Set.IsNegated ? (Complement(written), true) : ([.. written], false);
        }

        var ranges = new List<(int First, int Last)>();
        for (var point = 0; point <= LastOfPlane; point++)
        {
            if (point is >= FirstSurrogate and <= LastSurrogate || !Contains(set, point))
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].Last == point - 1)
            {
                ranges[^1] = (ranges[^1].First, point);
            }
            else
            {
                ranges.Add((point, point));
            }
        }

        return (ranges, Beyond(set));
    }

    /// <summary>
    /// Whether the set contains all (true), none (false) or some (null) of what follows U+FFFF. No letter there has a case before it.
    /// </summary>
    private static bool? Beyond(SetPattern set)
    {
        if (set.Set.Flatten() is { } written)
        {
            if (written is [] || written[^1].Last <= LastOfPlane)
            {
                return set.Set.IsNegated;
            }

            if (written[^1] is { First: <= LastOfPlane + 1, Last: LastPoint })
            {
                return !set.Set.IsNegated;
            }
        }

        var most = Enumerable.Range(LastOfPlane + 1, LastPoint - LastOfPlane);
        return Contains(set, LastPoint)
            ? most.All(p => Contains(set, p)) ? true : null
            : most.Any(p => Contains(set, p)) ? null : false;
    }

    private static bool Contains(SetPattern set, int point) =>
        set.IgnoresCase ? set.Set.ContainsFolded(point) : set.Set.Contains(point);

    private static string Range((int First, int Last) range) => PatternText.Range(range, Character);

    private static string Character(int point) => point switch
    {
        < 0x80 when char.IsAsciiLetterOrDigit((char)point) => ((char)point).ToString(),
        > 0x20 and < 0x7F => Syntax.Contains((char)point) ? $@"\{(char)point}" : ((char)point).ToString(),
        _ => Unit((char)point),
    };

    private static string Unit(char unit) => string.Create(CultureInfo.InvariantCulture, $@"\u{(int)unit:X4}");
}
