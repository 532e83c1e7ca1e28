namespace Aef.Core.Semantics.Schedules;

/// <summary>What other schedulers accept and Cloud Scheduler does not: names of schedules, a question mark, and full names.</summary>
internal static class CronHabits
{
    private static readonly (string Name, string Fields)[] Names =
    [
        ("@yearly", "0 0 1 1 *"),
        ("@annually", "0 0 1 1 *"),
        ("@monthly", "0 0 1 * *"),
        ("@weekly", "0 0 * * 0"),
        ("@daily", "0 0 * * *"),
        ("@midnight", "0 0 * * *"),
        ("@hourly", "0 * * * *"),
    ];

    private static readonly string[] FullNames =
    [
        "SUNDAY",
        "MONDAY",
        "TUESDAY",
        "WEDNESDAY",
        "THURSDAY",
        "FRIDAY",
        "SATURDAY",
        "JANUARY",
        "FEBRUARY",
        "MARCH",
        "APRIL",
        "JUNE",
        "JULY",
        "AUGUST",
        "SEPTEMBER",
        "OCTOBER",
        "NOVEMBER",
        "DECEMBER",
    ];

    /// <summary>The five fields of a name such as <c>@daily</c>, or null.</summary>
    public static string? FieldsOf(string word) =>
        Array.Find(Names, n => string.Equals(n.Name, word, StringComparison.OrdinalIgnoreCase)).Fields;

    /// <summary>What an element of a field was probably meant to be, or null.</summary>
    public static string? ItemOf(string item)
    {
        if (item == "?")
        {
            return "*";
        }

        var parts = item.Split('-');
        var meant = string.Join('-', parts.Select(p => IsFullName(p) ? p[..3] : p));
        return meant == item ? null : meant;
    }

    private static bool IsFullName(string text) =>
        Array.Exists(FullNames, n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
}
