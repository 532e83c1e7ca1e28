using Aef.Tests.Support;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Targets;

/// <summary>What a compiled pipeline makes of the argument of its run, seen in the calls that it makes.</summary>
public sealed class RunArgumentTests
{
    private const string Async = "job_id: A, job_name: a, function_id_name: f";
    private const string Sync = "job_id: B, job_name: b, function_name: f";
    private const string Child = "job_id: C, job_name: c, workflows_name: w";

    private static readonly DateTimeOffset FirstOfMarch = new(2027, 3, 1, 0, 30, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(null, "2027-02-28", "2027-02-28")]
    [InlineData("{}", "2027-02-28", "2027-02-28")]
    [InlineData("""{"query_variables": {}}""", "2027-02-28", "2027-02-28")]
    [InlineData("""{"query_variables": null}""", "2027-02-28", "2027-02-28")]
    [InlineData("""{"query_variables": {"start_date": "2026-12-01"}}""", "2026-12-01", "2026-12-01")]
    [InlineData("""{"query_variables": {"end_date": "2026-12-31"}}""", "2026-12-31", "2026-12-31")]
    [InlineData("""{"query_variables": {"start_date": "2026-12-01", "end_date": "2026-12-31"}}""", "2026-12-01", "2026-12-31")]
    [InlineData("""{"query_variables": {"start_date": null, "end_date": "2026-12-31"}}""", "2026-12-31", "2026-12-31")]
    [InlineData("""{"query_variables": {"start_date": "2026-12-01", "end_date": null}}""", "2026-12-01", "2026-12-01")]
    public void A_date_that_is_missing_is_the_other_one_or_yesterday(string? argument, string start, string end)
    {
        var run = RecordedRun.Of(Definitions.Thread(Async, Sync, Child), argument: argument, start: FirstOfMarch);

        var dates = WorkflowValue.FromMap(("start_date", start), ("end_date", end));
        run.Calls.Where(c => c.Request.Method == "POST")
            .Select(c => c.Job == "w" ? c.ChildArgument["query_variables"] : c.Body["query_variables"])
            .ShouldBe([dates, dates, dates, dates]);
    }

    [Fact]
    public void Other_query_variables_stay()
    {
        const string argument = """{"query_variables": {"country": "CH", "end_date": "2026-12-31"}}""";
        var run = RecordedRun.Of(Definitions.Thread(Async), argument: argument);

        run.Starts().Single().Body["query_variables"]
            .ShouldBe(WorkflowValue.FromMap(("country", "CH"), ("end_date", "2026-12-31"), ("start_date", "2026-12-31")));
    }

    [Theory]
    [InlineData(null, "p")]
    [InlineData("{}", "p")]
    [InlineData("""{"workflow_name": null}""", "p")]
    [InlineData("""{"workflow_name": "another"}""", "another")]
    public void The_argument_can_set_the_name_of_the_pipeline(string? argument, string name)
    {
        var run = RecordedRun.Of(Definitions.Thread(Async, Sync), argument: argument);

        run.Calls.Select(c => RecordedCall.Text(c.Body["workflow_name"])).ShouldBe([name, name, name]);
        run.Execution.Result["workflow_name"].ShouldBe((WorkflowValue)name);
        var failed = RecordedRun.Of(Definitions.Thread(Async), _ => RecordedRun.Answer("Exception: no", 500), argument);
        failed.Execution.Error.ShouldNotBeNull().Value["workflow_name"].ShouldBe((WorkflowValue)name);
    }

    [Fact]
    public void A_child_does_not_receive_the_done_jobs_of_its_parent()
    {
        var run = RecordedRun.Of(
            Definitions.Thread(Async, Child),
            argument: """{"resume": {"done": ["A"]}, "workflow_properties": {"x": 1}, "query_variables": {"end_date": "2026-12-31"}}""");

        var start = run.Starts().ShouldHaveSingleItem("A is done");
        string[] keys = ["workflow_properties", "query_variables", "workflow_name"];
        start.ChildArgument.Entries.Select(e => e.Key).ShouldBe(keys, ignoreOrder: true);
        start.ChildArgument["workflow_properties"].ShouldBe(WorkflowValue.FromMap(("x", 1)));
    }
}
