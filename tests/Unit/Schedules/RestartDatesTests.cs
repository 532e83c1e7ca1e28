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
/// "Restarts and backfills pass the original <c>schedule</c>, <c>inputs</c> and <c>query_variables</c>, so that they process the same
/// interval": also in pipelines whose runs do not compute their time.
/// </summary>
public sealed class RestartDatesTests
{
    private const string Levels = """
        levels:
        - - {job_id: A, job_name: a, type: sync, executor: dataform-tag-executor}
        - - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor}

        """;

    private const string Variables = """{"end_date":"2026-06-09","start_date":"2026-06-09"}""";

    /// <summary>Every reason for a resume object, apart from those that compute the time of a run.</summary>
    public static TheoryData<string, int> Resuming => new()
    {
        { "inputs: {n: {type: integer, default: 1}}\n", 0 },
        { "inputs: {n: {type: integer, default: 1}}\n", 1 },
        { "variables: {v: '${1 + 1}'}\n", 0 },
        { "finally: [{job_id: Z, job_name: z, executor: dataform-tag-executor}]\n", 0 },
        { "finally: [{job_id: Z, job_name: z, executor: dataform-tag-executor}]\n", 1 },
        { "on_failure: [{job_id: Z, job_name: z, executor: dataform-tag-executor}]\n", 0 },
        { "timeout_minutes: 600\n", 0 },
        { "timeout_minutes: 600\n", 1 },
        { "defaults: {when: '${1 == 1}'}\n", 0 },
        { "defaults: {when: '${1 == 1}'}\n", 1 },
    };

    [Theory]
    [MemberData(nameof(Resuming))]
    public void A_run_with_only_the_resume_object_processes_the_days_of_the_failed_run(string head, int partLevels)
    {
        var artifact = Compile(head + Levels, partLevels);
        var failed = Run(artifact, "2026-06-10T10:00:00Z", "null", "B");
        var resume = failed.Execution.Error.ShouldNotBeNull().Value["resume"];

        var again = Run(artifact, "2026-06-14T03:00:00Z", $"{{\"resume\": {resume}}}", "B");
        var second = again.Execution.Error.ShouldNotBeNull().Value["resume"];
        var third = Run(artifact, "2027-01-01T03:00:00Z", $"{{\"resume\": {second}}}", "A");

        Sorted(resume["query_variables"]).ShouldBe(Variables);
        (Sorted(again.Dates), Sorted(third.Dates)).ShouldBe((Variables, Variables));
        third.State.ShouldBe(RunState.Succeeded);
    }

    [Theory]
    [InlineData("""{"query_variables": {"x": 1}}""", """{"end_date":"2026-06-09","start_date":"2026-06-09","x":1}""")]
    [InlineData("""{"query_variables": {"end_date": "2025-01-01"}}""", """{"end_date":"2025-01-01","start_date":"2025-01-01"}""")]
    public void Other_query_variables_come_with_the_dates(string argument, string expected)
    {
        var artifact = Compile("timeout_minutes: 600\n" + Levels, 0);
        var failed = Run(artifact, "2026-06-10T10:00:00Z", argument, "B");

        var again = Run(artifact, "2026-06-14T03:00:00Z", $"{{\"resume\": {failed.Execution.Error.ShouldNotBeNull().Value["resume"]}}}");

        Sorted(again.Dates).ShouldBe(expected);
    }

    [Fact]
    public void Dates_in_the_argument_override_those_of_the_resume_object()
    {
        var artifact = Compile("timeout_minutes: 600\n" + Levels, 0);
        var resume = Run(artifact, "2026-06-10T10:00:00Z", "null", "B").Execution.Error.ShouldNotBeNull().Value["resume"];

        var again = Run(
            artifact,
            "2026-06-14T03:00:00Z",
            $"{{\"query_variables\": {{\"start_date\": \"2024-02-29\"}}, \"resume\": {resume}}}");

        Sorted(again.Dates).ShouldBe("""{"end_date":"2024-02-29","start_date":"2024-02-29"}""");
    }

    [Theory]
    [InlineData("null", Variables)]
    [InlineData("""{"query_variables": {"x": 1}}""", """{"end_date":"2026-06-09","start_date":"2026-06-09","x":1}""")]
    [InlineData("""{"query_variables": {"start_date": "2026-01-01"}}""", """{"start_date":"2026-01-01"}""")]
    public void The_argument_of_a_rerun_has_the_dates_if_the_error_has_no_resume_object(string argument, string expected)
    {
        var artifact = Compile(Levels, 0);
        var failed = Run(artifact, "2026-06-10T10:00:00Z", argument, "B");
        failed.Execution.Error.ShouldNotBeNull().Value["resume"].IsNull.ShouldBeTrue();

        var rest = failed.ArgumentOfRest(argument == "null" ? WorkflowValue.Null : WorkflowValue.FromJson(argument));
        var again = Run(artifact, "2026-06-14T03:00:00Z", rest.ToJson());
        var restarted = LocalRunner.Run(LocalRunRequest.ToRestart(failed).ShouldNotBeNull() with
        {
            Start = DateTimeOffset.Parse("2026-06-14T03:00:00Z", CultureInfo.InvariantCulture),
            Script = SimulationScript.Empty,
        });

        Sorted(rest["query_variables"]).ShouldBe(expected);
        rest["resume"].ToString().ShouldBe("""{"done":["A"]}""");
        Sorted(again.Dates).ShouldBe(Sorted(failed.Dates));
        Sorted(restarted.Dates).ShouldBe(Sorted(failed.Dates));
    }

    /// <summary>The order of the keys does not matter.</summary>
    private static string Sorted(WorkflowValue map) => WorkflowValue.FromMap(
        [.. map.Entries.OrderBy(e => e.Key, StringComparer.Ordinal).Select(e => (e.Key, e.Value))]).ToString();

    private static Run Run(WorkflowArtifact artifact, string start, string argument, params string[] failing) =>
        LocalRunner.Run(new LocalRunRequest(artifact)
        {
            Start = DateTimeOffset.Parse(start, CultureInfo.InvariantCulture),
            Argument = WorkflowValue.FromJson(argument),
            Script = Pipelines.Script(failing.Select(j => (j, new SimulatedJob { Ends = SimulatedEnd.Failed }))),
        });

    private static WorkflowArtifact Compile(string definition, int partLevels) => CloudWorkflowsTarget.Compile(
        Definitions.Bound("name: p\n" + definition),
        PlatformParameters.Empty,
        options: partLevels == 0
            ? null
            : new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = partLevels });
}
