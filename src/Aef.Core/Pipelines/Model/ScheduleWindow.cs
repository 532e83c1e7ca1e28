namespace Aef.Core.Pipelines.Model;

/// <summary>The days that a run processes, counted from its scheduled time in the time zone of its schedule.</summary>
public enum ScheduleWindow
{
    /// <summary>The day before; AEF's YESTERDAY.</summary>
    PreviousDay,

    /// <summary>The same day; AEF's TODAY.</summary>
    SameDay,

    /// <summary>The day before and the same day; AEF's YESTERDAY_TODAY.</summary>
    YesterdayToday,

    /// <summary>The week before, from Monday.</summary>
    PreviousWeek,

    /// <summary>The month before.</summary>
    PreviousMonth,

    /// <summary>The hour before.</summary>
    PreviousHour,

    /// <summary>The time since the previous scheduled time.</summary>
    SinceLast,
}
