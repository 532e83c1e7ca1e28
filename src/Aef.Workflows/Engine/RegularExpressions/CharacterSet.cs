using System.Globalization;
using System.Text;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>A set of code points: ranges and Unicode categories, possibly negated.</summary>
internal sealed class CharacterSet
{
    private const int FewRanges = 4;
    private const int LastPoint = 0x10FFFF;

    private readonly List<(int First, int Last)> _ranges = [];
    private readonly List<string> _categories = [];
    private readonly List<CharacterSet> _sets = [];

    private bool _isSorted = true;

    public bool IsNegated { get; set; }

    public static CharacterSet Of(int point)
    {
        var set = new CharacterSet();
        set.Add(point, point);
        return set;
    }

    /// <summary>A set of ranges, whose first and last characters follow each other in a string.</summary>
    public static CharacterSet OfRanges(string ends, bool isNegated = false)
    {
        var set = new CharacterSet { IsNegated = isNegated };
        for (var i = 0; i < ends.Length; i += 2)
        {
            set.Add(ends[i], ends[i + 1]);
        }

        return set;
    }

    public void Add(int first, int last)
    {
        _isSorted &= _ranges.Count == 0 || first > _ranges[^1].Last;
        _ranges.Add((first, last));
    }

    /// <summary>Merges overlapping ranges, so that lookups in a long class are fast.</summary>
    public void Sort()
    {
        if (_isSorted)
        {
            return;
        }

        var ranges = _ranges.OrderBy(r => r.First).ToList();
        _ranges.Clear();
        foreach (var (first, last) in ranges)
        {
            if (_ranges.Count > 0 && first <= _ranges[^1].Last)
            {
                _ranges[^1] = (_ranges[^1].First, Math.Max(_ranges[^1].Last, last));
            }
            else
            {
                _ranges.Add((first, last));
            }
        }

        _isSorted = true;
    }

    /// <summary>The ranges when the set consists of nothing else; null for categories and inner sets.</summary>
    public IReadOnlyList<(int First, int Last)>? Ranges => _categories.Count == 0 && _sets.Count == 0 ? _ranges : null;

    /// <summary>
    /// The ranges before the set is negated, with those of inner sets, in order; null when there are categories.
    /// </summary>
    public IReadOnlyList<(int First, int Last)>? Flatten()
    {
        if (_categories.Count > 0)
        {
            return null;
        }

        var all = new List<(int First, int Last)>(_ranges);
        foreach (var inner in _sets)
        {
            if (inner.Flatten() is not { } ranges)
            {
                return null;
            }

            all.AddRange(inner.IsNegated ? Complement(ranges) : ranges);
        }

        return Merge(all);
    }

    /// <summary>The same code points in as few ranges as possible, in order.</summary>
    public static IReadOnlyList<(int First, int Last)> Merge(IEnumerable<(int First, int Last)> ranges)
    {
        var merged = new List<(int First, int Last)>();
        foreach (var (first, last) in ranges.OrderBy(r => r.First))
        {
            if (merged.Count > 0 && first <= merged[^1].Last + 1)
            {
                merged[^1] = (merged[^1].First, Math.Max(merged[^1].Last, last));
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return merged;
    }

    private static IEnumerable<(int First, int Last)> Complement(IReadOnlyList<(int First, int Last)> ranges)
    {
        var next = 0;
        foreach (var (first, last) in ranges)
        {
            if (next < first)
            {
                yield return (next, first - 1);
            }

            next = last + 1;
        }

        if (next <= LastPoint)
        {
            yield return (next, LastPoint);
        }
    }

    public void AddCategory(string category) => _categories.Add(category);

    public void Add(CharacterSet set) => _sets.Add(set);

    public bool Contains(int point) => Holds(point, ignoresCase: false) != IsNegated;

    /// <summary>
    /// True when the code point is in the set in one of its cases. Inner sets are folded before they are negated, so <c>(?i)\P{Lu}</c>
    /// contains no letter that has an upper case.
    /// </summary>
    public bool ContainsFolded(int point) => Holds(point, ignoresCase: true) != IsNegated;

    private bool Holds(int point, bool ignoresCase)
    {
        var isIn = ignoresCase ? CaseFolds.Any(point, IsInParts) : IsInParts(point);
        if (isIn)
        {
            return true;
        }

        foreach (var set in _sets)
        {
            if (set.Holds(point, ignoresCase) != set.IsNegated)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInParts(int point)
    {
        if (IsInRanges(point))
        {
            return true;
        }

        foreach (var category in _categories)
        {
            if (IsOf(point, category))
            {
                return true;
            }
        }

        return false;
    }

    private bool IsInRanges(int point)
    {
        var (from, to) = (0, _ranges.Count);
        while (to - from > FewRanges && _isSorted)
        {
            var middle = (from + to) / 2;
            (from, to) = _ranges[middle].First <= point ? (middle, to) : (from, middle);
        }

        for (var i = from; i < to; i++)
        {
            if (point >= _ranges[i].First && point <= _ranges[i].Last)
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsOf(int point, string category)
    {
        if (category == "Any")
        {
            return true;
        }

        if (!Rune.IsValid(point))
        {
            return false;
        }

        var name = ShortName(Rune.GetUnicodeCategory(new Rune(point)));
        return name.StartsWith(category, StringComparison.Ordinal);
    }

    private static string ShortName(UnicodeCategory category) => category switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.Surrogate => "Cs",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "-",
    };
}
