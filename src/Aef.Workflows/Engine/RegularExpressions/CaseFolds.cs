using System.Text;

namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>
/// The code points that <c>(?i)</c> treats as equal: those with the same simple case folding. Nearly all are pairs of a lower-case and an
/// upper-case letter, which .NET knows; these are the groups that its casing does not connect, such as <c>K</c>, <c>k</c> and the Kelvin
/// sign.
/// </summary>
internal static class CaseFolds
{
    private static readonly string[] Groups =
    [
        "Kk\u212A", "Ss\u017F", "\u00C5\u00E5\u212B", "\u01C4\u01C5\u01C6", "\u01C7\u01C8\u01C9", "\u01CA\u01CB\u01CC", "\u01F1\u01F2\u01F3", "\u0392\u03B2\u03D0",
        "\u0395\u03B5\u03F5", "\u0398\u03B8\u03D1\u03F4", "\u0345\u0399\u03B9\u1FBE", "\u039A\u03BA\u03F0", "\u00B5\u039C\u03BC", "\u03A0\u03C0\u03D6", "\u03A1\u03C1\u03F1",
        "\u03A3\u03C2\u03C3", "\u03A6\u03C6\u03D5", "\u03A9\u03C9\u2126", "\u0412\u0432\u1C80", "\u0414\u0434\u1C81", "\u041E\u043E\u1C82", "\u0421\u0441\u1C83",
        "\u0422\u0442\u1C84\u1C85", "\u042A\u044A\u1C86", "\u0462\u0463\u1C87", "\u1E60\u1E61\u1E9B", "\u1C88\uA64A\uA64B", "\u00DF\u1E9E",
    ];

    private static readonly Dictionary<char, string> GroupOf =
        Groups.SelectMany(g => g.Select(c => KeyValuePair.Create(c, g))).ToDictionary();

    /// <summary>True when a test holds for a code point or for one with the same folding.</summary>
    public static bool Any(int point, Func<int, bool> test)
    {
        if (test(point))
        {
            return true;
        }

        if (!Rune.IsValid(point))
        {
            return false;
        }

        if (point < char.MaxValue && GroupOf.TryGetValue((char)point, out var group))
        {
            return group.Any(c => test(c));
        }

        var rune = new Rune(point);
        return test(Rune.ToLowerInvariant(rune).Value) || test(Rune.ToUpperInvariant(rune).Value);
    }
}
