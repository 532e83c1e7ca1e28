using System.Text.Json.Nodes;
using Aef.Google.Rest.Executions;

namespace Aef.Tests.Google.Cli;

public sealed class ExecuteCommandTests
{
    private const string Night = """
        name: night
        inputs:
          count: {type: integer, default: 1}
        levels:
          - level_id: load
            threads:
              - - {job_id: ORDERS, job_name: load_orders, executor: dataflow-flextemplate-job-executor}
              - - {job_id: ITEMS, job_name: load_items, executor: dataproc-serverless-job-executor}
          - level_id: report
            threads:
              - - {job_id: SALES, job_name: run_sales, executor: dataform-tag-executor, when: "${100 / inputs.count > 1}"}
        """;

    [Fact]
    public async Task An_execution_is_shown_by_the_names_of_its_definition()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = await session.PublishAsync("night", Night);

        var (exitCode, output, error) = await session.RunAsync("execute", file, "--input", "count=2", "--start-date", "2026-11-30");

        (exitCode, output).ShouldBe((0, output), error);
        output.ShouldStartWith("night succeeded");
        output.ShouldContain("level load");
        foreach (var job in (string[])["ORDERS", "ITEMS", "SALES"])
        {
            error.ShouldContain($"{job}", customMessage: output);
            output.ShouldMatch($@"{job}\s+\w+\s+succeeded");
        }

        var execution = await OnlyAsync(session);
        var argument = JsonNode.Parse(execution.Argument!)!;
        argument["inputs"]!["count"]!.GetValue<int>().ShouldBe(2);
        argument["query_variables"]!["start_date"]!.GetValue<string>().ShouldBe("2026-11-30");
        execution.Labels!.Keys.ShouldContain("aef-request");
    }

    [Fact]
    public async Task A_failed_execution_names_the_job_and_is_resumed_without_the_jobs_that_are_done()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = await session.PublishAsync("night", Night);

        var failed = await session.RunAsync("execute", file, "--input", "count=0", "--output", "json");

        failed.ExitCode.ShouldBe(1, failed.Error);
        var json = JsonNode.Parse(failed.Output)!;
        json["state"]!.GetValue<string>().ShouldBe("FAILED");
        json["failures"]!.AsArray().ShouldHaveSingleItem()!["job_id"]!.GetValue<string>().ShouldBe("SALES");
        States(json).ShouldBe(["ORDERS succeeded", "ITEMS succeeded", "SALES failed"]);

        var id = json["id"]!.GetValue<string>();
        var resumed = await session.RunAsync("execute", file, "--resume", id, "--no-wait", "--output", "json");

        resumed.ExitCode.ShouldBe(0, resumed.Error);
        var argument = JsonNode.Parse(resumed.Output)!["argument"]!;
        argument["resume"]!["done"]!.AsArray().Select(n => n!.GetValue<string>()).Order().ShouldBe(["ITEMS", "ORDERS"]);
    }

    [Fact]
    public async Task Invalid_inputs_start_nothing()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = await session.PublishAsync("night", Night);

        var (exitCode, _, error) = await session.RunAsync("execute", file, "--input", "count=many");

        exitCode.ShouldBe(1);
        error.ShouldContain("count");
        (await AllAsync(session)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Executions_are_listed_shown_waited_for_and_cancelled()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = await session.PublishAsync("night", Night);
        var started = await session.RunAsync("execute", "night", "--no-wait");
        var name = started.Output.Trim();
        name.ShouldStartWith("night/");

        (await session.RunAsync("executions", "wait", name, "--file", file)).Output.ShouldContain("SALES");
        (await session.RunAsync("executions", "list", "night")).Output.ShouldMatch($@"{name}\s+SUCCEEDED");
        var shown = await session.RunAsync("executions", "show", name, "--file", file, "--output", "json");
        States(JsonNode.Parse(shown.Output)!).ShouldBe(["ORDERS succeeded", "ITEMS succeeded", "SALES succeeded"]);
        var cancelled = await session.RunAsync("executions", "cancel", name);
        (cancelled.ExitCode, cancelled.Error.Contains("AEF7601", StringComparison.Ordinal)).ShouldBe((1, true), cancelled.Error);
    }

    [Fact]
    public async Task An_interrupted_wait_leaves_the_execution_running_and_reports_it()
    {
        await using var session = await ExecuteSession.StartAsync();
        const string Source = """{"main": {"steps": [{"wait": {"call": "sys.sleep", "args": {"seconds": 10000000}}}]}}""";
        await session.Clients.Workflows.CreateAsync(ExecuteSession.Parent, "night", new() { SourceContents = Source });
        var name = (await session.RunAsync("execute", "night", "--no-wait")).Output.Trim();
        using var interrupted = new CancellationTokenSource(TimeSpan.FromMilliseconds(300));

        string[] wait = ["executions", "wait", name, "--endpoint", session.Endpoint, "--project", "p1", "--region", "us-central1"];
        var (exitCode, _, error) = await session.RunBareAsync(wait, interrupted.Token);

        (exitCode, error).ShouldBe((1, error));
        error.ShouldContain("the execution goes on: aef executions wait projects/p1/");
        (await OnlyAsync(session)).State.ShouldBe("ACTIVE");
        (await session.RunAsync("executions", "cancel", name)).Output.ShouldContain("cancelled night/");
        (await session.RunAsync("executions", "wait", name)).Output.ShouldStartWith("night was cancelled");
    }

    [Fact]
    public async Task What_does_not_exist_is_an_error_with_a_code()
    {
        await using var session = await ExecuteSession.StartAsync();

        (await session.RunAsync("execute", "missing")).Error.ShouldContain("AEF7601");
        foreach (var name in (string[])["../../x", "", "a//b"])
        {
            var invalid = await session.RunAsync("execute", name);
            (invalid.ExitCode, invalid.Error.Contains("AEF7604", StringComparison.Ordinal)).ShouldBe((1, true), invalid.Error);
        }

        (await session.RunAsync("executions", "show", "missing/id")).Error.ShouldContain("AEF7801");
        (await session.RunAsync("executions", "show", "noslash")).Error.ShouldContain("AEF7801");
        (await session.RunBareAsync("executions", "list", "night", "--endpoint", session.Endpoint)).Error.ShouldContain("AEF7603");
        string[] wrong = ["executions", "list", "night", "--project", "p", "--region", "r", "--endpoint", "ftp://x"];
        (await session.RunBareAsync(wrong)).ExitCode.ShouldBe(2);
        var closed = await session.RunBareAsync("execute", "night", "--project", "p", "--region", "r", "--wait", "--no-wait");
        closed.ExitCode.ShouldBe(2);
        (await session.RunAsync("execute", "night", "--resume", "x", "--input", "a=b")).ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task Only_an_execution_that_failed_is_resumed()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = await session.PublishAsync("night", Night);
        var started = await session.RunAsync("execute", file, "--wait");
        started.ExitCode.ShouldBe(0, started.Error);
        var done = await OnlyAsync(session);

        var (exitCode, _, error) = await session.RunAsync("execute", file, "--resume", done.Name!.Split('/')[^1]);

        (exitCode, error).ShouldBe((1, error));
        error.ShouldContain("AEF7802");
        await OnlyAsync(session);
    }

    [Fact]
    public async Task Source_of_Cloud_Workflows_is_not_executed_as_a_definition()
    {
        await using var session = await ExecuteSession.StartAsync();
        var file = Path.Combine(session.Folder, "source.yaml");
        await File.WriteAllTextAsync(file, "main:\n  steps:\n  - done:\n      return: 1\n");

        var (exitCode, _, error) = await session.RunAsync("execute", file);

        (exitCode, error).ShouldBe((1, error));
        error.ShouldContain("AEF7803");
    }

    private static IEnumerable<string> States(JsonNode json) =>
        json["steps"]!.AsArray().Select(s => $"{s!["job_id"]!.GetValue<string>()} {s["state"]!.GetValue<string>()}");

    private static async Task<Execution> OnlyAsync(ExecuteSession session) => (await AllAsync(session)).ShouldHaveSingleItem();

    private static async Task<List<Execution>> AllAsync(ExecuteSession session)
    {
        var all = new List<Execution>();
        await foreach (var execution in session.Clients.Executions.ListAsync($"{ExecuteSession.Parent}/workflows/night", full: true))
        {
            all.Add(execution);
        }

        return all;
    }
}
