using Aef.Adapters.Schedules;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;

namespace Aef.Server.Scheduler.Timing;

/// <summary>
/// Unix-cron in a time zone, by the same rules as the schedules of pipelines (docs/schedules.md): a time that the clocks skip is due at the
/// first moment after it, and a time that they repeat is due once, unless minutes or hours are written with <c>*</c> or as ranges.
/// </summary>
internal sealed class CronTiming(string schedule, TimeZoneInfo zone) : IJobTiming, IDisposable
{
    private static readonly CronosCron Cron = new();

    private readonly Lock _lock = new();
    private readonly ScheduleCalendar _calendar = new(new PipelineSchedule(schedule), zone, Cron);
    private IEnumerator<DateTimeOffset>? _times;

    /// <inheritdoc/>
    public bool IsCron => true;

    /// <inheritdoc/>
    public DateTimeOffset? Next(DateTimeOffset after)
    {
        lock (_lock)
        {
            // A search begins hours before, so the usual question, for the time after the last one, continues the search before it.
            if (_times is null || _times.Current.UtcDateTime != after.UtcDateTime)
            {
                _times?.Dispose();
                _times = _calendar.TimesFrom(after.AddTicks(1)).GetEnumerator();
            }

            if (_times.MoveNext())
            {
                return _times.Current.ToUniversalTime();
            }

            Dispose();
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _times?.Dispose();
        _times = null;
    }
}
