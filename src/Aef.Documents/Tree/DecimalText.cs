using System.Globalization;

namespace Aef.Documents.Tree;

/// <summary>Compares and writes decimal numbers by their digits, of which a double holds about 17.</summary>
internal static class DecimalText
{
    /// <summary>True when two texts mean the same number, to the last digit: 1.50 and 15e-1 do.</summary>
    public static bool AreSame(string text, string other) => text == other || Normal(text) == Normal(other);

    /// <summary>The number in a form that JSON has and that every YAML parser reads as a number, with all of its digits.</summary>
    public static string ToJson(string text)
    {
        var (sign, whole, fraction, exponent) = Parts(text);
        whole = whole.TrimStart('0') is { Length: > 0 } digits ? digits : "0";
        var hasPoint = text.Contains('.', StringComparison.Ordinal) || exponent.Length > 0;
        return sign + whole + (
            hasPoint ? "." + (fraction.Length > 0 ? fraction : "0") : string.Empty) + (exponent.Length > 0 ? "e" + exponent : string.Empty);
    }

    private static (string Digits, long Exponent) Normal(string text)
    {
        var (sign, whole, fraction, exponent) = Parts(text);
        var digits = (whole + fraction).TrimStart('0');
        if (digits.Length == 0)
        {
            return ("0", 0);
        }

        var significant = digits.TrimEnd('0');
        _ = long.TryParse(exponent, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var power);
        return (sign + significant, power - fraction.Length + digits.Length - significant.Length);
    }

    private static (string Sign, string Whole, string Fraction, string Exponent) Parts(string text)
    {
        var sign = text.StartsWith('-') ? "-" : string.Empty;
        var unsigned = text.TrimStart('-', '+');
        var e = unsigned.IndexOfAny(['e', 'E']);
        var mantissa = e < 0 ? unsigned : unsigned[..e];
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        return (
            sign,
            point < 0
                ? mantissa : mantissa[..point], point < 0 ? string.Empty : mantissa[(point + 1)..], e < 0 ? string.Empty
                : unsigned[(e + 1)..]);
    }
}
