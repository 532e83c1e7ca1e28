using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;

namespace Aef.Tests.Schedules;

/// <summary>
/// The time of a run by the definition, minute by minute: it walks along the instants, and asks only what the clocks show then. It shares
/// nothing with the routine and the calendar except the fields of the cron expression.
/// </summary>
internal sealed class ZoneTruth(PipelineSchedule schedule)
{
    private const long Minute = TimeSpan.TicksPerMinute;

    private readonly TimeZoneInfo _zone = TimeZoneInfo.FindSystemTimeZoneById(schedule.TimeZone ?? "UTC");
    private readonly CronSchedule _cron = CronSchedule.Parse(schedule.Cron ?? string.Empty).ShouldNotBeNull();
    private readonly Dictionary<DateTime, DateTime> _starts = [];
    private readonly bool[][] _fields =
    [
        .. CronSchedule.Parse(schedule.Cron ?? string.Empty).ShouldNotBeNull().Values
            .Select(v => Enumerable.Range(0, 60).Select(v.Contains).ToArray()),
    ];

    private long _hour = -1;
    private TimeSpan? _offset;

    /// <summary>
    /// What the clocks show. The zone is asked twice for each hour, and for each minute of an hour in which the clocks change.
    /// </summary>
    public DateTime Show(DateTime instant)
    {
        var hour = instant.Ticks / TimeSpan.TicksPerHour;
        if (hour != _hour)
        {
            var (first, last) = (OffsetAt(hour * TimeSpan.TicksPerHour), OffsetAt(((hour + 1) * TimeSpan.TicksPerHour) - 1));
            (_hour, _offset) = (hour, first == last ? first : null);
        }

        return new DateTime(instant.Ticks + (_offset ?? OffsetAt(instant.Ticks)).Ticks);
    }

    private TimeSpan OffsetAt(long ticks) => _zone.GetUtcOffset(new DateTime(ticks, DateTimeKind.Utc));

    /// <summary>The instants at which the schedule is due: a wall time that the clocks reach or pass for the first time.</summary>
    public List<DateTime> Due(DateTime from, DateTime until)
    {
        var due = new List<DateTime>();
        var start = new DateTime(from.Ticks / Minute * Minute).AddDays(-2);
        var latest = Show(start);
        var isRepeated = _cron.IsRepeated;
        for (var at = start.AddMinutes(1); at <= until; at = at.AddMinutes(1))
        {
            var shown = Show(at);
            var isDue = shown <= latest && isRepeated && Matches(shown);
            for (var wall = latest.AddMinutes(1); wall <= shown && !isDue; wall = wall.AddMinutes(1))
            {
                isDue = Matches(wall);
            }

            latest = shown > latest ? shown : latest;
            if (isDue && at >= from)
            {
                due.Add(at);
            }
        }

        return due;
    }

    /// <summary>The latest instant; null if it is more than some days before.</summary>
    public DateTime? Latest(DateTime until, int days) =>
        Due(until.AddDays(-2), until) is [.., var near] ? near : Due(until.AddDays(-days), until) is [.., var far] ? far : null;

    /// <summary>The first instant at which the clocks show a day or a later one.</summary>
    public DateTime StartOf(DateTime day) => _starts.TryGetValue(day, out var known) ? known : _starts[day] = FindStart(day);

    private DateTime FindStart(DateTime day)
    {
        var at = day.AddHours(-16);
        while (Show(at) < day)
        {
            at = at.AddMinutes(1);
        }

        return at;
    }

    /// <summary>The interval and the dates of a scheduled time, as the contract defines the windows.</summary>
    public (DateTime Start, DateTime End, DateTime First, DateTime Last) Interval(DateTime scheduled, int days)
    {
        var today = Show(scheduled).Date;
        switch (schedule.Window ?? ScheduleWindow.PreviousDay)
        {
            case ScheduleWindow.PreviousDay:
                return Days(today.AddDays(-1), today.AddDays(-1));
            case ScheduleWindow.SameDay:
                return Days(today, today);
            case ScheduleWindow.YesterdayToday:
                return Days(today.AddDays(-1), today);
            case ScheduleWindow.PreviousWeek:
                var monday = today;
                while (monday.DayOfWeek != DayOfWeek.Monday)
                {
                    monday = monday.AddDays(-1);
                }

                return Days(monday.AddDays(-7), monday.AddDays(-1));
            case ScheduleWindow.PreviousMonth:
                var last = today.AddDays(-today.Day);
                return Days(last.AddDays(1 - last.Day), last);
            case ScheduleWindow.PreviousHour:
                var end = scheduled;
                for (var wall = Show(scheduled); wall.Minute != 0 || wall.Second != 0; wall = wall.AddSeconds(-1))
                {
                    end = end.AddSeconds(-1);
                }

                var begin = Began(scheduled, end.AddHours(-1), end);
                return (begin, end, Show(begin).Date, Show(end.AddSeconds(-1)).Date);
            default:
                var before = Latest(scheduled.AddSeconds(-1), days) ?? scheduled;
                return (before, scheduled, Show(before).Date, Show(scheduled.AddSeconds(-1)).Date);
        }

        (DateTime, DateTime, DateTime, DateTime) Days(DateTime first, DateTime last) =>
            (StartOf(first), StartOf(last.AddDays(1)), first, last);
    }

    /// <summary>
    /// The start of an hour, or later if the run before has processed a part of it, because the clocks skipped its time or changed after
    /// it.
    /// </summary>
    private DateTime Began(DateTime scheduled, DateTime start, DateTime end)
    {
        var latest = Due(scheduled.AddDays(-2), scheduled.AddSeconds(-1)).Select(d => (DateTime?)d).LastOrDefault();
        if (latest is not { } before || (Matches(Show(before)) && Show(before) - before == Show(scheduled) - scheduled))
        {
            return start;
        }

        while (Show(before).Minute != 0)
        {
            before = before.AddMinutes(-1);
        }

        return before <= start ? start : before >= end ? end : before;
    }

    private bool Matches(DateTime wall) =>
        _fields[0][wall.Minute] && _fields[1][wall.Hour] && _fields[3][wall.Month] && MatchesDay(wall);

    private bool MatchesDay(DateTime wall)
    {
        var (day, weekday) = (_fields[2][wall.Day], _fields[4][(int)wall.DayOfWeek]);
        return _cron.DayOfMonth == "*" ? weekday : _cron.DayOfWeek == "*" ? day : day || weekday;
    }
}
