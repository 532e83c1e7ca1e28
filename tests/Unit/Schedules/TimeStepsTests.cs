using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;

namespace Aef.Tests.Schedules;

/// <summary>What the routine that determines the time of a run costs, in executed steps.</summary>
public sealed class TimeStepsTests
{
    [Theory]
    [InlineData("0 0 29 2 *", ScheduleWindow.SinceLast)]
    [InlineData("0 0 29 2 *", ScheduleWindow.PreviousDay)]
    [InlineData("* * * * *", ScheduleWindow.SinceLast)]
    [InlineData("* * * * *", ScheduleWindow.PreviousHour)]
    [InlineData("0 0 29 2 *", ScheduleWindow.PreviousHour)]
    [InlineData("30 * 29 2 *", ScheduleWindow.PreviousHour)]
    [InlineData("0 0 1 1 *", ScheduleWindow.PreviousMonth)]
    [InlineData("59 23 31 12 *", ScheduleWindow.SinceLast)]
    public void The_estimate_is_an_upper_bound(string cron, ScheduleWindow window)
    {
        var schedule = new PipelineSchedule(cron, "Europe/Berlin").WithWindow(window);

        var execution = new TimeRoutine().Run(schedule, new DateTimeOffset(2104, 2, 28, 23, 59, 0, TimeSpan.Zero));

        execution.Error.ShouldBeNull();
        execution.StepsExecuted.ShouldBeLessThan(JobSteps.OwnOfTime);
    }
}
