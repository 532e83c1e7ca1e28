using System.Globalization;
using Aef.Core.Semantics.Schedules;

namespace Aef.Core.Operations;

/// <summary>
/// A date or a time that a user writes for a schedule. A date is its midnight, and a month its first one. Without an offset,
/// it is in the time zone of the schedule.
/// </summary>
public sealed record ScheduleBound
{
    private static readonly string[] Local = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM"];
    private static readonly string[] Absolute =
        ["yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK"];

    private readonly DateTimeOffset? _instant;
    private readonly DateTime _wall;

    /// <summary>Reads a date such as 2026-03-29, or a time such as 2026-03-29T02:00 or 2026-03-29T02:00:00Z.</summary>
    /// <exception cref="FormatException">The text is neither.</exception>
    public ScheduleBound(string text)
    {
        if (DateTime.TryParseExact(text, Local, CultureInfo.InvariantCulture, DateTimeStyles.None, out var wall))
        {
            _wall = wall;
        }
        else if (HasOffset(text)
            && DateTimeOffset.TryParseExact(text, Absolute, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant))
        {
            _instant = instant;
        }
        else
        {
            throw new FormatException("It must be a date such as 2026-03-29, or a time such as 2026-03-29T02:00 or 2026-03-29T02:00:00Z.");
        }
    }

    /// <summary>An instant.</summary>
    public ScheduleBound(DateTimeOffset instant) => _instant = instant;

    /// <summary>An instant, or a time in the time zone of the schedule if the kind of the time is not specified.</summary>
    public ScheduleBound(DateTime time)
    {
        if (time.Kind == DateTimeKind.Unspecified)
        {
            _wall = time;
        }
        else
        {
            _instant = new DateTimeOffset(time);
        }
    }

    /// <summary>Reads a date or a time; null for other text.</summary>
    public static ScheduleBound? TryParse(string text)
    {
        try
        {
            return new ScheduleBound(text);
        }
        catch (FormatException)
        {
            return null;
        }
    }

    /// <summary>The instant in a time zone: the first one after a time that the clocks skip, and the first of two.</summary>
    public DateTimeOffset In(TimeZoneInfo zone)
    {
        ArgumentNullException.ThrowIfNull(zone);
        var clock = new ZoneClock(zone);
        return clock.At(_instant?.UtcDateTime ?? clock.First(_wall));
    }

    /// <inheritdoc/>
    public override string ToString() => _instant is { } instant
        ? ScheduledArgument.TextOf(instant)
        : _wall.ToString(_wall.TimeOfDay == TimeSpan.Zero ? Local[0] : Local[2], CultureInfo.InvariantCulture);

    /// <summary>Without this check, K also accepts nothing.</summary>
    private static bool HasOffset(string? text) => text?.Length > 6 && (text[^1] is 'Z' || text[^6] is '+' or '-');
}
