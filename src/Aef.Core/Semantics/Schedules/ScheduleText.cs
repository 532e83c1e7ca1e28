namespace Aef.Core.Semantics.Schedules;

/// <summary>
/// Checks a schedule by the rules of Cloud Scheduler: unix-cron with five fields, or the words of App Engine such as <c>every 5 minutes</c>
/// (https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules).
/// </summary>
internal static class ScheduleText
{
    private static readonly int[] DaysOfMonths = [31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    /// <summary>The error, or null.</summary>
    public static ScheduleFault? Check(string text)
    {
        var words = Words(text);
        if (words.Count == 0)
        {
            return new ScheduleFault("it is empty", 0, text.Length);
        }

        if (GrocText.IsMeant(words.ConvertAll(w => w.Text)))
        {
            return GrocText.Check(words);
        }

        if (words is [var only] && CronHabits.FieldsOf(only.Text) is { } fields)
        {
            return new ScheduleFault("names such as @daily are not allowed", only.Start, only.Text.Length) { Meant = fields };
        }

        if (words.Count != CronField.All.Count)
        {
            return new ScheduleFault(
                $"unix-cron has five fields (minute, hour, day of month, month, day of week), but this has {words.Count}",
                words[0].Start,
                text.TrimEnd().Length - words[0].Start);
        }

        for (var i = 0; i < words.Count; i++)
        {
            if (CronField.All[i].Read(words[i].Text, words[i].Start, out var fault) is null)
            {
                return fault! with { Meant = CronHabits.ItemOf(text.Substring(fault!.Start, fault.Length)) }; // null has a fault
            }
        }

        return null;
    }

    /// <summary>The five fields of a schedule in unix-cron; null when it has errors or is written in words.</summary>
    public static IReadOnlyList<string>? CronFields(string text)
    {
        if (Check(text) is not null)
        {
            return null;
        }

        var words = Words(text).ConvertAll(w => w.Text);
        return GrocText.IsMeant(words) ? null : words;
    }

    /// <summary>True for a valid schedule with days that never occur, such as 31 February.</summary>
    public static bool NeverComes(string text)
    {
        var words = Words(text);
        if (words.Count != CronField.All.Count || GrocText.IsMeant(words.ConvertAll(w => w.Text)) || words[4].Text != "*")
        {
            return false;
        }

        var days = CronField.All[2].Read(words[2].Text, 0, out _);
        var months = CronField.All[3].Read(words[3].Text, 0, out _);
        return days is not null && months is not null && months.All(m => days.Min > DaysOfMonths[m - 1]);
    }

    private static List<ScheduleWord> Words(string text)
    {
        var words = new List<ScheduleWord>();
        var at = 0;
        while (at < text.Length)
        {
            if (char.IsWhiteSpace(text[at]))
            {
                at++;
                continue;
            }

            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at]))
            {
                at++;
            }

            words.Add(new ScheduleWord(text[start..at], start));
        }

        return words;
    }
}
