using System.Globalization;
using System.Text.Json;
using Aef.Server.Scheduler.Timing;
using Aef.Tests.Printing;

namespace Aef.Tests.Server.Scheduler;

/// <summary>
/// Unix-cron compared with the Python package croniter, which shares nothing with the scheduler or with its search by minutes.
/// </summary>
public class CroniterTests
{
    private const int Times = 30;

    /// <summary>Reads schedules and a start, and prints the next wall times of each schedule, as far as there are any.</summary>
    private const string Script = """
        import sys, json
        from datetime import datetime
        from croniter import croniter, CroniterBadDateError
        request = json.load(sys.stdin)
        answer = []
        for schedule in request["schedules"]:
            times = croniter(schedule, datetime.fromisoformat(request["start"]))
            found = []
            try:
                while len(found) < request["count"]:
                    found.append(times.get_next(datetime).strftime("%Y-%m-%dT%H:%M:%S"))
            except CroniterBadDateError:
                pass
            answer.append(found)
        json.dump(answer, sys.stdout)
        """;

    public static TheoryData<string> Zones => [.. ScheduleSamples.Zones];

    [PythonTheory("croniter")]
    [MemberData(nameof(Zones))]
    public void Unix_cron_is_due_when_croniter_finds_it_away_from_changes_of_the_clocks(string zone)
    {
        // croniter has rules of its own where clocks change, so only the wall times of days without a change are compared: no zone has one
        // in these 60 days. In later years croniter 1.3.5 leaves out 1 March for the days "*/30".
        var info = TimeZoneInfo.FindSystemTimeZoneById(zone);
        var start = new DateTime(2026, 5, 11);
        var expected = Ask(ScheduleSamples.Cron, start);
        var compared = 0;
        foreach (var (schedule, walls) in ScheduleSamples.Cron.Zip(expected))
        {
            var timing = JobTimings.Parse(schedule, zone, out _).ShouldNotBeNull(schedule);
            var next = new DateTimeOffset(TimeZoneInfo.ConvertTimeToUtc(start, info));
            foreach (var wall in walls.TakeWhile(w => w < start.AddDays(60)))
            {
                next = timing.Next(next).ShouldNotBeNull($"{schedule} in {zone} after {next:O}");
                TimeZoneInfo.ConvertTime(next, info).DateTime.ShouldBe(wall, $"{schedule} in {zone}");
                compared++;
            }
        }

        compared.ShouldBeGreaterThan(ScheduleSamples.Cron.Count * 10);
    }

    private static List<List<DateTime>> Ask(IReadOnlyList<string> schedules, DateTime start)
    {
        var request = JsonSerializer.Serialize(new { schedules, count = Times, start = start.ToString("s", CultureInfo.InvariantCulture) });
        PythonFactAttribute.TryRun(PythonFactAttribute.Find("croniter")!, Script, request, out var output).ShouldBeTrue(output);
        return JsonSerializer.Deserialize<List<List<DateTime>>>(output)!;
    }

    /// <summary>A theory that is skipped where no Python has the module.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class PythonTheoryAttribute : TheoryAttribute
    {
        public PythonTheoryAttribute(string module)
        {
            if (PythonFactAttribute.Find(module) is null)
            {
                Skip = $"NOT TESTED: no Python with the module '{module}' is installed (Debian: apt-get install python3-{module}).";
            }
        }
    }
}
