using Aef.Tests.Airflow.Comparison;
using Aef.Tests.Airflow.Python;

namespace Aef.Tests.Airflow.Sources;

/// <summary>The days of a run are those of its schedule, also when a person starts it, and on both generations of Airflow.</summary>
public sealed class RunDayTests
{
    // A person starts a run at 03:00 in New York, before the schedule of this day; the last tick was the day before.
    private static readonly object Manual =
        new { type = "manual", trigger = "2026-03-10T03:00:00-04:00", tick = "2026-03-09T04:30:00-04:00" };

    private static readonly object Scheduled =
        new { type = "scheduled", trigger = "2026-03-09T04:30:00-04:00", tick = "2026-03-10T04:30:00-04:00" };

    private const string Monthly = "\"window\": \"previous_month\", \"date_format\": \"%Y-%m\"";

    [PythonFact(needsJinja: true)]
    public void Manual_runs_have_the_days_of_the_schedule()
    {
        (string Schedule, object Run, string Days)[] cases =
        [
            ("", Manual, "2026-03-09 2026-03-09"),
            ("", Scheduled, "2026-03-09 2026-03-09"),
            (Schedule("\"window\": \"same_day\""), Manual, "2026-03-10 2026-03-10"),
            (Schedule("\"window\": \"same_day\""), Scheduled, "2026-03-10 2026-03-10"),
            (Schedule(Monthly), Manual, "2026-02 2026-02"),
            (Schedule(Monthly, "\"enable\": \"paused\""), Manual, "2026-02 2026-02"),
            (Schedule(Monthly, "\"enable\": \"paused\""), Late("2026-04-01T01:00:00+00:00"), "2026-02 2026-02"), // still March in New York
            (Two("\"window\": \"same_day\"", Monthly), Late("2026-04-01T01:00:00+00:00"), "2026-03-31 2026-03-31"), // schedules differ
        ];
        var questions = cases.SelectMany(c => new[] { 2, 3 }.Select(g => (Case: c, Generation: g))).ToList();

        var answers = PythonHost.Ask<string[]>(
            "render_days.py",
            questions.Select(q => new[] { Compile(q.Case.Schedule, q.Generation), q.Case.Run }).ToArray());

        foreach (var ((wanted, generation), days) in questions.Zip(answers))
        {
            days.ShouldBe(wanted.Days, $"{wanted.Schedule} {wanted.Run} on Airflow {generation}");
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public void A_dag_that_other_dags_start_is_not_paused_as_they_are_not(int generation)
    {
        Compile(Two("\"window\": \"same_day\"", Monthly), generation).ShouldContain("    is_paused_upon_creation=False,\n");
        Compile(Schedule(Monthly), generation).ShouldNotContain("is_paused_upon_creation");
    }

    private static object Late(string at) => new { type = "manual", trigger = at, tick = at };

    private static string Schedule(params string[] keys) =>
        $"\"schedule\": {{\"name\": \"s\", \"cron\": \"30 4 * * *\", \"time_zone\": \"America/New_York\", {string.Join(", ", keys)}}},";

    private static string Two(string first, string second) =>
        $"\"schedule\": [{{\"name\": \"a\", \"cron\": \"30 4 * * *\", {first}}}, {{\"name\": \"b\", \"cron\": \"0 5 1 * *\", {second}}}],";

    private static string Compile(string schedule, int generation) => ProductCompiler.CompileAll(
        $$"""
        {"name": "p", {{schedule}} "levels": [{"threads": [{"steps": [
          {"job_id": "J", "job_name": "j", "executor": "dataform-tag-executor"}]}]}]}
        """,
        generation)[^1].Source;
}
