using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Schedules;

/// <summary>
    /// A run whose argument is only the <c>resume</c> object of a failed run processes the same interval, whenever it starts.
    /// </summary>
public sealed class RestartFromErrorTests
{
    private const string Schedules = """
        name: p
        schedule:
        - {name: berlin, cron: "0 5 * * *", time_zone: Europe/Berlin}
        - {name: words, cron: every 5 minutes, time_zone: Africa/Cairo, window: previous_hour, date_format: "%d.%m.%Y %H"}

        """;

    private const string Levels = """
        levels:
        - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}
        - - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor}

        """;

    [Theory]
    [InlineData("""{"schedule": {"name": "berlin"}}""", 0)]
    [InlineData("""{"schedule": {"name": "words"}}""", 0)]
    [InlineData("""{"schedule": {"name": "berlin"}, "query_variables": {"start_date": "2026-01-01", "x": 1}}""", 0)]
    [InlineData("""{"query_variables": {"x": 1}}""", 0)]
    [InlineData("""{"schedule": {"name": "berlin"}}""", 1)]
    [InlineData("""{"query_variables": {"x": 1}}""", 1)]
    public void The_interval_and_the_attempt_follow_from_the_object(string argument, int partLevels)
    {
        var artifact = Compile(Schedules + Levels, partLevels);
        var first = Run(artifact, "2026-06-10T10:00:00Z", argument, "B");
        var second = Run(artifact, "2027-01-05T00:30:00Z", Argument(first), "B");
        var third = Run(artifact, "2028-01-05T00:30:00Z", Argument(second), "A");

        foreach (var again in new[] { second, third })
        {
            Of(again, "interval_start").ShouldBe(Of(first, "interval_start"));
            Of(again, "interval_end").ShouldBe(Of(first, "interval_end"));
            Of(again, "scheduled_time").ShouldBe(first.Timed["schedule"] == "" ? Of(again, "scheduled_time") : Of(first, "scheduled_time"));
            again.Timed["argument"]["query_variables"].ShouldBe(first.Timed["argument"]["query_variables"]);
            again.Events.ShouldNotContain(e => e.Kind == RunEventKind.AttemptStarted && e.JobId == "A");
        }

        new[] { first, second, third }.Select(r => Of(r, "attempt")).ShouldBe(["1", "2", "3"]);
        third.State.ShouldBe(RunState.Succeeded);
    }

    [Fact]
    public void A_schedule_in_the_argument_overrides_that_of_the_object()
    {
        var artifact = Compile(Schedules + Levels);
        var first = Run(
            artifact,
            "2026-06-10T10:00:00Z",
            """{"schedule": {"name": "berlin"}, "query_variables": {"start_date": "2026-01-01"}}""",
            "B");
        var argument = WorkflowValue.FromJson(Argument(first)).With("schedule", WorkflowValue.FromMap(("name", "berlin")));

        Of(Run(artifact, "2026-07-10T10:00:00Z", argument.ToJson(), "B"), "interval_start").ShouldBe("\"2026-07-09T00:00:00+02:00\"");
    }

    [Fact]
    public void A_pipeline_with_for_each_and_without_a_schedule_keeps_its_dates()
    {
        var definition = "name: p\nlevels:\n- threads:\n  - {for_each: [a, b], steps: "
            + "[{job_id: A, job_name: a, type: sync, executor: dataform-tag-executor, when: '${run.start_date == \"2026-06-09\"}'}]}\n"
            + "- - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor}\n";
        var artifact = Compile(definition);
        var first = Run(artifact, "2026-06-10T10:00:00Z", "{}", "A[1]");
        var second = Run(artifact, "2026-07-10T10:00:00Z", Argument(first), "B");

        first.Events.Count(e => e.Kind == RunEventKind.StepFailed).ShouldBe(1);
        second.Events.ShouldContain(e => e.Kind == RunEventKind.StepSucceeded && e.JobId == "A[1]"); // not skipped
        first.ArgumentOfRest(WorkflowValue.Null)["query_variables"].ToString()
            .ShouldBe("""{"start_date":"2026-06-09","end_date":"2026-06-09"}""");
    }

    private static WorkflowArtifact Compile(string definition, int partLevels = 0) => CloudWorkflowsTarget.Compile(
        Definitions.Bound(definition),
        PlatformParameters.Empty,
        options: partLevels == 0
            ? CloudWorkflowsOptions.Default
            : CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = partLevels });

    private static Run Run(WorkflowArtifact artifact, string start, string argument, string failing) =>
        LocalRunner.Run(new LocalRunRequest(artifact)
    {
        Start = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture),
        Argument = WorkflowValue.FromJson(argument),
        Script = Pipelines.Script((failing, new SimulatedJob { Ends = SimulatedEnd.Failed })),
    });

    private static string Argument(Run run) =>
        WorkflowValue.FromMap(("resume", run.Execution.Error.ShouldNotBeNull().Value["resume"])).ToJson();

    private static string Of(Run run, string name) => run.Timed[name].ToString();
}
