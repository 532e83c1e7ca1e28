using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Schedules;

namespace Aef.Core.Operations;

/// <summary>
/// When a schedule is due, and which interval each of its runs processes. Compiled workflows compute the same
/// (docs/schedules.md).
/// </summary>
public sealed class ScheduleCalendar
{
    /// <summary>No zone is further from UTC.</summary>
    private static readonly TimeSpan LargestOffset = TimeSpan.FromHours(14);

    private static readonly int[] SearchedDays = [1, 40, 400, 3_700];
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private readonly ICron _cron;
    private readonly CronSchedule? _times;
    private readonly ZoneClock _clock;
    private readonly DateFormat _format;
    private readonly ScheduleWindow _window;

    /// <summary>The calendar of a schedule in its zone. A schedule with errors counts as one without cron and with the defaults.</summary>
    public ScheduleCalendar(PipelineSchedule schedule, TimeZoneInfo zone, ICron cron)
    {
        ArgumentNullException.ThrowIfNull(schedule);
        ArgumentNullException.ThrowIfNull(zone);
        ArgumentNullException.ThrowIfNull(cron);
        _cron = cron;
        _times = CronSchedule.Parse(schedule.Cron ?? string.Empty);
        _clock = new ZoneClock(zone);
        _format = DateFormat.Parse(schedule.DateFormat ?? DateFormat.Default, out _)
            ?? DateFormat.Parse(DateFormat.Default, out _)!; // the default is valid
        _window = schedule.Window ?? ScheduleWindow.PreviousDay;
    }

    /// <summary>
    /// The scheduled times from a time on, including it, in order. Nothing for a schedule in words such as <c>every 5 minutes</c>.
    /// </summary>
    public IEnumerable<DateTimeOffset> TimesFrom(DateTimeOffset from) => Instants(from.UtcDateTime).Select(_clock.At);

    /// <summary>The latest scheduled time at or before a time; null when there is none within ten years.</summary>
    public DateTimeOffset? LatestAt(DateTimeOffset until) => Latest(until.UtcDateTime) is { } instant ? _clock.At(instant) : null;

    /// <summary>The runs from a time on, including it, in order.</summary>
    public IEnumerable<RunTime> RunsFrom(DateTimeOffset from)
    {
        DateTime? last = null;
        foreach (var time in TimesFrom(from))
        {
            yield return RunAt(time, last);
            last = time.UtcDateTime;
        }
    }

    /// <summary>The run of a scheduled time.</summary>
    public RunTime RunAt(DateTimeOffset scheduled) => RunAt(scheduled, null);

    /// <summary>The run of a scheduled time; the scheduled time before it is searched for if it is not known.</summary>
    private RunTime RunAt(DateTimeOffset scheduled, DateTime? before)
    {
        var instant = scheduled.UtcDateTime;
        var wall = _clock.WallOf(instant);
        var today = wall.Date;
        var month = new DateTime(today.Year, today.Month, 1);
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        return _window switch
        {
            ScheduleWindow.SameDay => Days(today, today),
            ScheduleWindow.YesterdayToday => Days(today.AddDays(-1), today),
            ScheduleWindow.PreviousWeek => Days(monday.AddDays(-7), monday.AddDays(-1)),
            ScheduleWindow.PreviousMonth => Days(month.AddMonths(-1), month.AddDays(-1)),
            ScheduleWindow.PreviousHour => HourBefore(),
            ScheduleWindow.SinceLast => Span(before ?? Latest(instant.AddSeconds(-1)) ?? instant, instant),
            _ => Days(today.AddDays(-1), today.AddDays(-1)),
        };

        RunTime HourBefore()
        {
            var end = HourOf(instant);
            var start = end.AddHours(-1);
            if (_times is not null
                && (before is not null || Latest(instant) == instant)
                && (before ?? Latest(instant.AddSeconds(-1))) is { } last
                && IsMoved(last, instant))
            {
                // A time that the clocks skip is due later, when the next time may be due soon: each would process the same hour.
                start = HourOf(last) > end ? end : HourOf(last) > start ? HourOf(last) : start;
            }

            return Span(start, end);
        }

        RunTime Days(DateTime first, DateTime last) => new(
            _clock.At(instant),
            _clock.At(_clock.First(first)),
            _clock.At(_clock.First(last + Day)),
            _format.Format(first),
            _format.Format(last + Day - TimeSpan.FromSeconds(1)));

        RunTime Span(DateTime start, DateTime end) => new(
            _clock.At(instant),
            _clock.At(start),
            _clock.At(end),
            _format.Format(_clock.WallOf(start)),
            _format.Format(_clock.WallOf(end.AddSeconds(-1))));
    }

    /// <summary>The end of the full hour before an instant, as the clocks show it.</summary>
    private DateTime HourOf(DateTime instant)
    {
        var wall = _clock.WallOf(instant);
        return instant - new TimeSpan(0, wall.Minute, wall.Second);
    }

    /// <summary>True if the clocks changed between two scheduled times, or skipped the time that is due at the first of them.</summary>
    private bool IsMoved(DateTime last, DateTime instant)
    {
        var wall = _clock.WallOf(last);
        return wall - last != _clock.WallOf(instant) - instant || (_times is not null && _cron.Next(_times, wall.AddSeconds(-1)) != wall);
    }

    private DateTime? Latest(DateTime until)
    {
        foreach (var days in SearchedDays)
        {
            var last = Instants(until - TimeSpan.FromDays(days)).TakeWhile(i => i <= until).Select(i => (DateTime?)i).LastOrDefault();
            if (last is not null)
            {
                return last;
            }
        }

        return null;
    }

    /// <summary>
    /// The instants in order. The first instants of growing wall times grow too, but the second ones of a repeated hour come among them.
    /// </summary>
    private IEnumerable<DateTime> Instants(DateTime from)
    {
        if (_times is null)
        {
            yield break;
        }

        var open = new SortedSet<DateTime>();
        var wall = from - LargestOffset;
        while (_cron.Next(_times, wall) is { } next)
        {
            wall = next;
            var first = _clock.First(wall);
            foreach (var due in open.TakeWhile(i => i < first).ToList())
            {
                open.Remove(due);
                yield return due;
            }

            foreach (var instant in _times.IsRepeated ? [first, _clock.Last(wall)] : (DateTime[])[first])
            {
                if (instant >= from)
                {
                    open.Add(instant);
                }
            }
        }

        foreach (var due in open)
        {
            yield return due;
        }
    }
}
