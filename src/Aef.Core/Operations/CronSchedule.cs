using Aef.Core.Semantics.Schedules;

namespace Aef.Core.Operations;

/// <summary>
/// A schedule in unix-cron, as Cloud Scheduler reads it (https://cloud.google.com/scheduler/docs/configuring/cron-job-schedules).
/// </summary>
public sealed class CronSchedule
{
    private CronSchedule(IReadOnlyList<string> fields)
    {
        Minute = fields[0];
        Hour = fields[1];
        DayOfMonth = fields[2];
        Month = fields[3];
        DayOfWeek = fields[4];
        RestrictsDayOfMonth = CronField.All[2].IsRestricted(DayOfMonth);
        RestrictsDayOfWeek = CronField.All[4].IsRestricted(DayOfWeek);
    }

    /// <summary>The minutes of the hour.</summary>
    public string Minute { get; }

    /// <summary>The hours of the day.</summary>
    public string Hour { get; }

    /// <summary>The days of the month.</summary>
    public string DayOfMonth { get; }

    /// <summary>The months, as numbers or names.</summary>
    public string Month { get; }

    /// <summary>The days of the week, as numbers or names; 0 and 7 are Sunday.</summary>
    public string DayOfWeek { get; }

    /// <summary>True when the schedule leaves out days of the month.</summary>
    public bool RestrictsDayOfMonth { get; }

    /// <summary>
    /// True when the schedule leaves out days of the week. A schedule that restricts both is due on the days that either field names.
    /// </summary>
    public bool RestrictsDayOfWeek { get; }

    /// <summary>
    /// True when minutes or hours are written with <c>*</c> or as ranges: such a schedule is due again when the clocks repeat an hour.
    /// </summary>
    public bool IsRepeated => Minute.AsSpan().ContainsAny('*', '-') || Hour.AsSpan().ContainsAny('*', '-');

    /// <summary>Reads a schedule; null when it has errors, or is written in words such as <c>every 5 minutes</c>.</summary>
    public static CronSchedule? Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return ScheduleText.CronFields(text) is { } fields ? new CronSchedule(fields) : null;
    }

    /// <summary>The numbers of the five fields, in order; Sunday is 0.</summary>
    internal IReadOnlyList<IReadOnlyList<int>> Values =>
    [
        .. new[] { Minute, Hour, DayOfMonth, Month, DayOfWeek }.Select((text, index) =>
            (CronField.All[index].Read(text, 0, out _) ?? []).Select(v => index == 4 ? v % 7 : v).Distinct().Order().ToList()),
    ];

    /// <summary>The five fields, separated by blanks.</summary>
    public override string ToString() => $"{Minute} {Hour} {DayOfMonth} {Month} {DayOfWeek}";
}
