using Aef.Core.Pipelines.Model;

namespace Aef.Core.Pipelines.Reading;

/// <summary>The keywords of schedules, for readers.</summary>
internal static class ScheduleChoices
{
    public static Choices<ScheduleState> States { get; } = Choices<ScheduleState>.Of(
        ScheduleWords.States,
        [ScheduleState.Enabled, ScheduleState.Disabled, ScheduleState.Paused]);

    public static Choices<ScheduleWindow> Windows { get; } = Choices<ScheduleWindow>.Of(
        ScheduleWords.Windows,
        [
            ScheduleWindow.PreviousDay,
            ScheduleWindow.SameDay,
            ScheduleWindow.YesterdayToday,
            ScheduleWindow.PreviousWeek,
            ScheduleWindow.PreviousMonth,
            ScheduleWindow.PreviousHour,
            ScheduleWindow.SinceLast,
        ]);

    public static Choices<CatchUp> CatchUps { get; } = Choices<CatchUp>.Of(
        ScheduleWords.CatchUps,
        [CatchUp.None, CatchUp.Latest, CatchUp.All]);
}
