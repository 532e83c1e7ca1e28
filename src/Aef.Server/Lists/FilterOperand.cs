using System.Globalization;
using Aef.Google.Rest;
using Aef.Server.Errors;

namespace Aef.Server.Lists;

/// <summary>Compares the value of a field with the operand of a filter.</summary>
internal static class FilterOperand
{
    /// <summary>A test of values of a field.</summary>
    public static Predicate<object?> Test(string field, FilterFieldKind kind, string comparison, string operand)
    {
        if (comparison == ":" && operand == "*")
        {
            return IsPresent;
        }

        switch (kind)
        {
            case FilterFieldKind.Time:
                var time = TimeOf(field, operand);
                return v => v is DateTimeOffset t && Holds(comparison, t.CompareTo(time));
            case FilterFieldKind.Duration:
                var duration = DurationConverter.TryParse(operand, out var span)
                    ? span
                    : throw Invalid(field, operand, "a duration such as 20s");
                return v => v is TimeSpan t && Holds(comparison, t.CompareTo(duration));
            case FilterFieldKind.Number:
                var number = double.TryParse(operand, NumberStyles.Float, CultureInfo.InvariantCulture, out var parsed)
                    ? parsed
                    : throw Invalid(field, operand, "a number");
                return v => v is double d && Holds(comparison, d.CompareTo(number));
            case FilterFieldKind.Boolean:
                var flag = bool.TryParse(operand, out var boolean) ? boolean : throw Invalid(field, operand, "true or false");
                return comparison is "=" or "!=" or ":"
                    ? v => (v is true) == (comparison == "!=" ? !flag : flag)
                    : throw ApiException.InvalidField("filter", $"{field} cannot be compared with {comparison}.");
            case FilterFieldKind.List:
                return comparison is ":" or "="
                    ? v => v is IReadOnlyList<string> list && list.Contains(operand, StringComparer.Ordinal)
                    : throw ApiException.InvalidField("filter", $"{field} is a list; use {field}:\"{operand}\".");
            default:
                return Text(comparison, operand);
        }
    }

    private static Predicate<object?> Text(string comparison, string operand)
    {
        if (comparison == ":")
        {
            var word = operand.Trim('*');
            return v => v is string s && s.Contains(word, StringComparison.OrdinalIgnoreCase);
        }

        if (comparison is "=" or "!=")
        {
            var negates = comparison == "!=";
            return v => IsLike(v as string ?? string.Empty, operand) != negates;
        }

        return v => v is string s && Holds(comparison, string.CompareOrdinal(s, operand));
    }

    private static bool IsLike(string value, string pattern)
    {
        var (any, end) = (pattern.StartsWith('*'), pattern.EndsWith('*'));
        var word = pattern.Trim('*');
        return any && end ? value.Contains(word, StringComparison.Ordinal)
            : any ? value.EndsWith(word, StringComparison.Ordinal)
            : end ? value.StartsWith(word, StringComparison.Ordinal)
            : value == pattern;
    }

    private static bool IsPresent(object? value) => value switch
    {
        null or "" => false,
        IReadOnlyDictionary<string, string?> map => map.Count > 0,
        IReadOnlyList<string> list => list.Count > 0,
        _ => true,
    };

    private static bool Holds(string comparison, int order) => comparison switch
    {
        "<" => order < 0,
        "<=" => order <= 0,
        ">" => order > 0,
        ">=" => order >= 0,
        "!=" => order != 0,
        _ => order == 0,
    };

    private static DateTimeOffset TimeOf(string field, string operand) =>
        DateTimeOffset.TryParse(operand, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time)
            && operand.Length >= 8
            ? time
            : throw Invalid(field, operand, "a time such as 2026-11-29T05:00:00Z or a date such as 2026-11-29");

    private static ApiException Invalid(string field, string operand, string expected) =>
        ApiException.InvalidField("filter", $"{field} must be compared with {expected}; got \"{operand}\".");
}
