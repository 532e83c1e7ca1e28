namespace Aef.Core.Semantics.Schedules;

/// <summary>One of the five fields of unix-cron: its unit, its range, and the names that stand for numbers.</summary>
internal sealed record CronField(string Name, int Min, int Max, params string[] Names)
{
    private static readonly string[] Months = ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"];
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    /// <summary>The fields in order; both 0 and 7 are Sunday.</summary>
    public static IReadOnlyList<CronField> All { get; } =
    [
        new("minute", 0, 59), new("hour", 0, 23), new("day of month", 1, 31), new("month", 1, 12, Months), new("day of week", 0, 7, Days),
    ];

    /// <summary>The values of a field; null, with the error, when the text is invalid.</summary>
    public SortedSet<int>? Read(string text, int offset, out ScheduleFault? fault)
    {
        var values = new SortedSet<int>();
        var start = 0;
        foreach (var item in text.Split(','))
        {
            if (Add(item, values) is { } message)
            {
                fault = new ScheduleFault(message, offset + start, Math.Max(1, item.Length));
                return null;
            }

            start += item.Length + 1;
        }

        fault = null;
        return values;
    }

    /// <summary>True when a valid field excludes values.</summary>
    public bool IsRestricted(string text)
    {
        var values = Read(text, 0, out _) ?? [];
        return Enumerable.Range(Min, Max - Min + 1)
            .Any(v => !values.Contains(v) && !(IsDayOfWeek && v is 0 or 7 && (values.Contains(0) || values.Contains(7))));
    }

    private bool IsDayOfWeek => Max == 7;

    private string? Add(string item, SortedSet<int> values)
    {
        if (item.Length == 0)
        {
            return $"the list in the {Name} field has an empty element";
        }

        var slash = item.IndexOf('/', StringComparison.Ordinal);
        var range = slash < 0 ? item : item[..slash];
        var step = 1;
        if (slash >= 0
            && (!int.TryParse(item.AsSpan(slash + 1), System.Globalization.NumberStyles.None, null, out step) || step < 1 || step > Max))
        {
            return $"the step in the {Name} field must be a number from 1 to {Max}";
        }

        var (from, to) = (Min, IsDayOfWeek ? 6 : Max);
        var dash = range.IndexOf('-', StringComparison.Ordinal);
        if (range != "*")
        {
            if (slash >= 0 && dash < 0)
            {
                return $"in the {Name} field, a step must follow * or a range";
            }

            if (Value(dash < 0 ? range : range[..dash]) is not { } first || Value(dash < 0 ? range : range[(dash + 1)..]) is not { } last)
            {
                return Names.Length == 0
                    ? $"the {Name} must be a number from {Min} to {Max}"
                    : $"the {Name} must be a number from {Min} to {Max} or one of {string.Join(' ', Names)}";
            }

            if (first > last)
            {
                return $"the range in the {Name} field is reversed";
            }

            (from, to) = (first, last);
        }

        for (var value = from; value <= to; value += step)
        {
            values.Add(value);
        }

        return null;
    }

    private int? Value(string text)
    {
        var name = Array.FindIndex(Names, n => string.Equals(n, text, StringComparison.OrdinalIgnoreCase));
        return name >= 0 ? name + Min : int.TryParse(text, System.Globalization.NumberStyles.None, null, out var value)
            && value >= Min
            && value <= Max
            ? value
            : null;
    }
}
