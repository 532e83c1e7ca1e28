using System.Globalization;
using System.Text;

namespace Aef.Workflows.Runtime.Library.Patterns;

/// <summary>A set of code points: ranges and Unicode categories, possibly turned round.</summary>
internal sealed class CharacterSet
{
    private readonly List<(int First, int Last)> _ranges = [];
    private readonly List<(string Category, bool IsNegated)> _categories = [];
    private readonly List<CharacterSet> _sets = [];

    public bool IsNegated { get; set; }

    public static CharacterSet Of(int point)
    {
        var set = new CharacterSet();
        set.Add(point, point);
        return set;
    }

    /// <summary>A set of the ranges whose ends stand next to each other in a text.</summary>
    public static CharacterSet OfRanges(string ends, bool isNegated = false)
    {
        var set = new CharacterSet { IsNegated = isNegated };
        for (var i = 0; i < ends.Length; i += 2)
        {
            set.Add(ends[i], ends[i + 1]);
        }

        return set;
    }

    public void Add(int first, int last) => _ranges.Add((first, last));

    public void AddCategory(string category, bool isNegated) => _categories.Add((category, isNegated));

    public void Add(CharacterSet set) => _sets.Add(set);

    public bool Contains(int point)
    {
        foreach (var (first, last) in _ranges)
        {
            if (point >= first && point <= last)
            {
                return !IsNegated;
            }
        }

        foreach (var (category, isNegated) in _categories)
        {
            if (IsOf(point, category) != isNegated)
            {
                return !IsNegated;
            }
        }

        foreach (var set in _sets)
        {
            if (set.Contains(point))
            {
                return !IsNegated;
            }
        }

        return IsNegated;
    }

    /// <summary>True when the code point is in the set in one of its cases.</summary>
    public bool ContainsFolded(int point)
    {
        if (!Rune.IsValid(point))
        {
            return Contains(point);
        }

        var rune = new Rune(point);
        var isIn = Holds(point) || Holds(Rune.ToLowerInvariant(rune).Value) || Holds(Rune.ToUpperInvariant(rune).Value);
        return isIn != IsNegated;
    }

    private bool Holds(int point) => Contains(point) != IsNegated;

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
