using Aef.Adapters.Schedules;
using Aef.Adapters.Yaml;
using Aef.Core.Operations;
using Aef.Core.Workspace;
using Aef.Runs.Launching;
using Aef.Runs.Workspace;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Running;

/// <summary>A run of a schedule by its name has the argument that the schedule sends.</summary>
public sealed class ScheduledStartTests
{
    private const string Definition = """
        name: p
        inputs: {a: {type: integer, default: 1}, b: {type: string, default: x}, c: {type: string, default: y}}
        schedule:
        - {name: apia, cron: "0 5 * * *", time_zone: Pacific/Apia, inputs: {a: 2, b: of the schedule}}
        - {cron: "0 5 * * *", time_zone: Europe/Berlin}
        - {name: words, cron: every 5 minutes}
        levels:
        - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor, when: '${inputs.a == 2 and inputs.c != run.schedule}'}
        """;

    [Theory]
    [InlineData("apia", null, null, """{"schedule": {"name": "apia"}, "inputs": {"a": 2, "b": "of the schedule"}}""")]
    [InlineData("p", null, null, """{"schedule": {"name": "p"}}""")]
    [InlineData("p", "2026-03-29T05:00", null, """{"schedule": {"name": "p", "time": "2026-03-29T05:00:00+02:00"}}""")]
    [InlineData("p", "2026-03-29T03:00:00Z", null, """{"schedule": {"name": "p", "time": "2026-03-29T05:00:00+02:00"}}""")]
    [InlineData(
        "apia",
        null,
        """{"query_variables": {"zone": "emea"}, "inputs": {"b": "of the argument", "c": "z"}}""",
        """{"query_variables": {"zone": "emea"}, "schedule": {"name": "apia"}, "inputs": {"a": 2, "b": "of the argument", "c": "z"}}""")]
    public void The_argument_is_the_one_that_the_schedule_sends(string name, string? time, string? argument, string expected)
    {
        var run = Prepare(name, time, argument);

        run.Diagnostics.ShouldBeEmpty();
        run.Pipeline.ShouldNotBeNull().Argument.ShouldBe(WorkflowValue.FromJson(expected));
    }

    [Fact]
    public void A_run_of_a_listed_time_has_the_argument_of_the_backfill()
    {
        var listed = ScheduleBackfill.Create(
            Definitions.Bound(Definition),
            new CronosCron(),
            new ScheduleBound("2026-01-01"),
            new ScheduleBound("2026-01-02"),
            "apia").Runs;

        listed.Count.ShouldBe(2);
        foreach (var one in listed)
        {
            var run = Prepare("apia", TimeOf(one), null);
            run.Pipeline.ShouldNotBeNull().Argument.ShouldBe(WorkflowValue.FromJson(one.Argument));
        }

        static string TimeOf(ScheduledRun run) => $"{run.ScheduledTime:yyyy-MM-dd'T'HH:mm:sszzz}";
    }

    [Fact]
    public void Inputs_that_the_user_sets_override_those_of_the_schedule()
    {
        var inputs = Prepare("apia", null, null, new RunInput("a") { Text = "7" }).Pipeline.ShouldNotBeNull().Argument["inputs"];

        inputs.ShouldBe(WorkflowValue.FromJson("""{"a": 7, "b": "of the schedule"}"""));
    }

    [Theory]
    [InlineData("apai", null, null, "AEF6190", "Did you mean \"apia\"?")]
    [InlineData("apia", null, """{"schedule": {"name": "p"}}""", "AEF6191", "set it only once")]
    [InlineData("apia", "2026-01-01T04:30", null, "AEF6216", "not due at 2026-01-01T04:30:00+13:00")]
    [InlineData(null, null, """{"schedule": {"name": "p", "time": "2026-03-29T04:17:00Z"}}""", "AEF6216", "at 2026-03-29T06:17:00+02:00")]
    public void Problems_are_reported(string? name, string? time, string? argument, string code, string message)
    {
        var diagnostic = Prepare(name, time, argument).Diagnostics.ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe(code);
        diagnostic.Message.ShouldContain(message);
    }

    [Theory]
    [InlineData("""{"schedule": {"name": "p", "time": "2026-03-29T03:00:00Z"}}""")]
    [InlineData("""{"schedule": {"name": "p", "time": "2026-03-29T03:00:00.25Z"}}""")] // a run counts in seconds
    [InlineData("""{"schedule": {"name": "words", "time": "2026-03-29T03:01:00Z"}}""")]
    [InlineData("""{"schedule": {"name": "p"}}""")]
    public void A_time_of_the_schedule_is_no_problem(string argument) => Prepare(null, null, argument).Diagnostics.ShouldBeEmpty();

    [Fact]
    public async Task The_run_behaves_as_the_schedule_intends()
    {
        (await Prepare("apia", null, null).RunAsync()).Done.ShouldBe(["A"]);
        (await Prepare("p", null, null).RunAsync()).Done.ShouldBeEmpty();
    }

    private static PreparedRun Prepare(string? schedule, string? time, string? argument, params RunInput[] inputs) =>
        new RunLauncher(new AefWorkspace(new YamlDocumentReader())).Prepare(new RunRequest
        {
            Pipeline = Definitions.Pipeline(Definition),
            Schedule = schedule,
            ScheduledTime = time is null ? null : new ScheduleBound(time),
            Argument = argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument),
            Inputs = inputs,
            Cron = new CronosCron(),
        });
}
