using System.Globalization;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>
/// Writes a pattern in the syntax of Python's module <c>re</c>, for <c>re.fullmatch</c>. Sets are written as ranges of code points, because
/// <c>\d</c>, <c>\w</c>, <c>\s</c> and <c>(?i)</c> contain more there.
/// </summary>
internal sealed class PythonPatternWriter
{
    /// <summary>The most ranges of a set: a longer class, such as all letters, is not readable any more.</summary>
    public const int MostRanges = 40;

    private const int LastPoint = 0x10FFFF;

    /// <summary>The last code point that has another case is below this one.</summary>
    private const int LastFolded = 0x1FFFF;

    private const string Syntax = @"^$\.*+?()[]{}|-&~#";

    private readonly Dictionary<string, IReadOnlyList<(int First, int Last)>?> _folded = new(StringComparer.Ordinal);

    /// <summary>The pattern; null when a set has too many ranges.</summary>
    public static string? Write(PatternNode pattern)
    {
        var writer = new PythonPatternWriter();
        return pattern is ChoicePattern choice ? writer.Join(choice.Parts, "|") : writer.Node(pattern);
    }

    private string? Node(PatternNode pattern) => pattern switch
    {
        SetPattern set => Set(set),
        SequencePattern sequence => Join(sequence.Parts, string.Empty),
        ChoicePattern choice => Join(choice.Parts, "|") is { } parts ? $"(?:{parts})" : null,
        RepeatPattern repeat => Node(repeat.Part) is { } part ? Group(repeat.Part, part) + Count(repeat) : null,
        PositionPattern position => position.Location switch
        {
            PatternPosition.TextStart => "^",
            PatternPosition.TextEnd => @"\Z",
            PatternPosition.LineStart => "(?m:^)",
            PatternPosition.LineEnd => "(?m:$)",
            PatternPosition.WordBoundary => @"(?a:\b)",
            _ => @"(?a:(?!\b))", // \B does not match an empty string in every version of Python
        },
        _ => null,
    };

    private string? Join(IReadOnlyList<PatternNode> parts, string separator)
    {
        var written = parts.Select(Node).ToList();
        return written.Contains(null) ? null : string.Join(separator, written);
    }

    private static string Group(PatternNode node, string written) => node switch
    {
        SetPattern or ChoicePattern or SequencePattern { Parts: [SetPattern or ChoicePattern] } => written,
        _ => $"(?:{written})",
    };

    private static string Count(RepeatPattern repeat) => repeat.Least == repeat.Most
        ? string.Create(CultureInfo.InvariantCulture, $"{{{repeat.Least}}}")
        : PatternText.Count(repeat);

    private string? Set(SetPattern pattern)
    {
        if (RangesOf(pattern) is not { } ranges || ranges.Count > MostRanges)
        {
            return null;
        }

        return (pattern.Set.IsNegated, ranges) switch
        {
            (true, [(0, LastPoint)]) or (false, []) => "(?!)",
            (true, []) or (false, [(0, LastPoint)]) => "(?s:.)",
            (true, [('\n', '\n')]) => ".",
            (false, [var (first, last)]) when first == last => Character(first),
            var (isNegated, _) => $"[{(isNegated ? "^" : string.Empty)}{string.Concat(ranges.Select(Range))}]",
        };
    }

    /// <summary>The ranges of the set before it is negated, in order; null for sets that would need too many.</summary>
    private IReadOnlyList<(int First, int Last)>? RangesOf(SetPattern pattern)
    {
        var set = pattern.Set;
        if (set.Flatten() is not { } ranges)
        {
            return Enumerate(p => (pattern.IgnoresCase ? set.ContainsFolded(p) : set.Contains(p)) != set.IsNegated, LastPoint);
        }

        if (!pattern.IgnoresCase || ranges.All(r => !HasCases(r)))
        {
            return ranges;
        }

        var key = $"{set.IsNegated}:{string.Join(',', ranges)}";
        if (!_folded.TryGetValue(key, out var folded))
        {
            folded = Enumerate(p => set.ContainsFolded(p) != set.IsNegated, LastFolded) is { } low
                ? CharacterSet.Merge(
                    [.. low, .. ranges.Where(r => r.Last > LastFolded).Select(r => (Math.Max(r.First, LastFolded + 1), r.Last))])
                : null;
            _folded.Add(key, folded);
        }

        return folded;
    }

    /// <summary>The ranges of the code points up to a limit that pass a test; null when they are too many.</summary>
    private static List<(int First, int Last)>? Enumerate(Func<int, bool> isIn, int limit)
    {
        var ranges = new List<(int First, int Last)>();
        for (var point = 0; point <= limit; point++)
        {
            if (!isIn(point))
            {
                continue;
            }

            if (ranges.Count > 0 && ranges[^1].Last == point - 1)
            {
                ranges[^1] = (ranges[^1].First, point);
            }
            else if (ranges.Count == MostRanges)
            {
                return null;
            }
            else
            {
                ranges.Add((point, point));
            }
        }

        return ranges;
    }

    private static bool HasCases((int First, int Last) range) =>
        range.Last > 0x7F || (range.First <= 'Z' && range.Last >= 'A') || (range.First <= 'z' && range.Last >= 'a');

    private static string Range((int First, int Last) range) => PatternText.Range(range, Character);

    private static string Character(int point) => point switch
    {
        < 0x80 when char.IsAsciiLetterOrDigit((char)point) => ((char)point).ToString(),
        >= 0x20 and < 0x7F => Syntax.Contains((char)point) ? $@"\{(char)point}" : ((char)point).ToString(),
        <= 0xFF => string.Create(CultureInfo.InvariantCulture, $@"\x{point:x2}"),
        <= 0xFFFF => string.Create(CultureInfo.InvariantCulture, $@"\u{point:x4}"),
        _ => string.Create(CultureInfo.InvariantCulture, $@"\U{point:x8}"),
    };
}
