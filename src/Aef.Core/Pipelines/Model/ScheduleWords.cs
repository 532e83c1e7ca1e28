namespace Aef.Core.Pipelines.Model;

/// <summary>The keywords of schedules, as definitions and compiled workflows have them.</summary>
public static class ScheduleWords
{
    internal static readonly string[] States = ["true", "false", "paused"];

    internal static readonly string[] Windows =
        ["previous_day", "same_day", "yesterday_today", "previous_week", "previous_month", "previous_hour", "since_last"];

    internal static readonly string[] CatchUps = ["none", "latest", "all"];

    /// <summary>The keyword of a state: true, false or paused.</summary>
    public static string Of(ScheduleState state) => States[(int)state];

    /// <summary>The keyword of a window, such as previous_day.</summary>
    public static string Of(ScheduleWindow window) => Windows[(int)window];

    /// <summary>The keyword for missed runs: none, latest or all.</summary>
    public static string Of(CatchUp catchUp) => CatchUps[(int)catchUp];
}
