using System.Globalization;

namespace Aef.Workflows.Engine.Values;

/// <summary>
/// Formats numbers: the shortest digits that are parsed back to the same number, without an exponent from 1e-6 up to 1e21, as the JSON
/// writers of the service's language do.
/// </summary>
internal static class NumberText
{
    public static string Format(long number) => number.ToString(CultureInfo.InvariantCulture);

    public static string Format(double number)
    {
        if (!double.IsFinite(number))
        {
            return double.IsNaN(number) ? "NaN" : number > 0 ? "+Inf" : "-Inf";
        }

        var magnitude = Math.Abs(number);
        if (magnitude is not 0 and (< 1e-6 or >= 1e21))
        {
            return Exponential(number);
        }

        var roundTrip = number.ToString("R", CultureInfo.InvariantCulture);
        if (!roundTrip.Contains('E', StringComparison.Ordinal))
        {
            return roundTrip;
        }

        return Expand(roundTrip);
    }

    private static string Exponential(double number)
    {
        var text = number.ToString("R", CultureInfo.InvariantCulture);
        var (digits, exponent, sign) = Split(text);
        var fraction = digits.Length > 1 ? "." + digits[1..] : string.Empty;
        return $"{sign}{digits[0]}{fraction}e{(exponent < 0 ? '-' : '+')}{Math.Abs(exponent):00}";
    }

    private static string Expand(string text)
    {
        var (digits, exponent, sign) = Split(text);
        if (exponent < 0)
        {
            return sign + "0." + new string('0', -exponent - 1) + digits;
        }

        return digits.Length <= exponent + 1
            ? sign + digits.PadRight(exponent + 1, '0')
            : sign + digits[..(exponent + 1)] + "." + digits[(exponent + 1)..];
    }

    /// <summary>The significant digits, the exponent of the first one, and the sign.</summary>
    private static (string Digits, int Exponent, string Sign) Split(string text)
    {
        var sign = text.StartsWith('-') ? "-" : string.Empty;
        text = text[sign.Length..];
        var mark = text.IndexOf('E', StringComparison.Ordinal);
        var mantissa = mark < 0 ? text : text[..mark];
        var exponent = mark < 0 ? 0 : int.Parse(text.AsSpan(mark + 1), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture);
        var point = mantissa.IndexOf('.', StringComparison.Ordinal);
        var whole = point < 0 ? mantissa : mantissa[..point];
        var digits = whole + (point < 0 ? string.Empty : mantissa[(point + 1)..]);
        var leading = digits.Length - digits.TrimStart('0').Length;
        var significant = digits.Trim('0');
        return (significant.Length == 0 ? "0" : significant, exponent + whole.Length - 1 - leading, sign);
    }
}
