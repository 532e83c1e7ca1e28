using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;

namespace Aef.Tests.Hosting;

/// <summary>Workflows that start workflows.</summary>
public sealed class ChildWorkflowTests
{
    private const string Run = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions.run";
    private const string Executions = "googleapis.workflowexecutions.v1.projects.locations.workflows.executions";

    private const string Child = """
        main:
          params: [args]
          steps:
            - wait: {call: sys.sleep, args: {seconds: 30}}
            - ask: {call: http.get, args: {url: "https://x.y"}, result: r}
            - done: {return: {given: "${args}", got: "${r.body}", id: "${sys.get_env(\"GOOGLE_CLOUD_WORKFLOW_ID\")}"}}
        """;

    [Fact]
    public void A_child_runs_with_its_argument_and_returns_its_result_and_its_calls_go_to_the_same_mocks()
    {
        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: child, argument: {{n: 1}}}}"),
            "[{call: http.get, answer: {body: hi}}]",
            null,
            ("child", Child));

        execution.Result.ToJson().ShouldBe("""{"given":{"n":1},"got":"hi","id":"child"}""");
        execution.Duration().ShouldBe(TimeSpan.FromSeconds(30));
        environment.Story().ShouldBe(["0 run", "30 get of child"]);
    }

    [Fact]
    public void A_child_that_fails_raises_an_OperationError_with_its_execution()
    {
        var error = LocalEnvironments.Run(
            Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: child}}"),
            null,
            null,
            ("child", "- bad: {raise: {message: no stock, code: 7}}"))
            .Execution.Error.ShouldNotBeNull()
            .Value;

        error["tags"].Items[0].Text().ShouldBe("OperationError");
        error["operation"]["state"].Text().ShouldBe("FAILED");
        error["operation"]["error"]["payload"].Text().ShouldBe("""{"message":"no stock","code":7}""");
    }

    [Fact]
    public void A_created_execution_continues_and_can_be_polled()
    {
        const string source = $$$"""
            - create: {call: {{{Executions}}}.create, args: {parent: projects/p/locations/l/workflows/child, body: {argument: '{"n":1}'}}, result: started}
            - early: {call: {{{Executions}}}.get, args: {name: "${started.name}"}, result: before}
            - wait: {call: sys.sleep, args: {seconds: 60}}
            - late: {call: {{{Executions}}}.get, args: {name: "${started.name}"}, result: after}
            - done: {return: ["${started.state}", "${before.state}", "${after}"]}
            """;

        var result = LocalEnvironments.ResultOf(source, "[{call: http.get, answer: {body: hi}}]", null, ("child", Child));

        result.Items[0].Text().ShouldBe("ACTIVE");
        result.Items[1].Text().ShouldBe("ACTIVE");
        result.Items[2]["state"].Text().ShouldBe("SUCCEEDED");
        result.Items[2]["argument"].Text().ShouldBe("""{"n":1}""");
        result.Items[2]["result"].Text().ShouldBe("""{"given":{"n":1},"got":"hi","id":"child"}""");
        result.Items[2]["duration"].Text().ShouldBe("30s");
    }

    [Fact]
    public void An_execution_can_be_cancelled_and_listed()
    {
        const string source = $$$"""
            - create: {call: {{{Executions}}}.create, args: {parent: projects/p/locations/l/workflows/child}, result: started}
            - cancel: {call: {{{Executions}}}.cancel, args: {name: "${started.name}"}, result: cancelled}
            - wait: {call: sys.sleep, args: {seconds: 60}}
            - list: {call: {{{Executions}}}.list, args: {parent: projects/p/locations/l/workflows/child}, result: all}
            - done: {return: "${all.executions[0].state}"}
            """;
        var (execution, environment) = LocalEnvironments.Run(source, null, null, ("child", Child));

        execution.Result.Text().ShouldBe("CANCELLED");
        environment.Story().ShouldBe(["0 create", "0 cancel", "60 list"]);
    }

    [Theory]
    [InlineData("experimental.executions.run", "{workflow_id: child, argument: {n: 1}}", """{"n":1}""")]
    [InlineData("experimental.executions.map", "{workflow_id: child, arguments: [3, 1, 2]}", "[3,1,2]")]
    [InlineData("experimental.executions.map", "{workflow_id: child, arguments: []}", "[]")]
    public void The_experimental_functions_start_children_too(string function, string args, string expected) =>
        LocalEnvironments.ResultOf(
            Mocking.OneCall($"call: {function}\nargs: {args}"),
            null,
            null,
            ("child", "main: {params: [a], steps: [{s: {return: \"${a}\"}}]}"))
            .ToJson()
            .ShouldBe(expected);

    [Fact]
    public void Arguments_that_are_not_a_list_are_a_TypeError() =>
        LocalEnvironments.Run(
            Mocking.OneCall("call: experimental.executions.map\nargs: {workflow_id: child, arguments: 5}"),
            null,
            null,
            ("child", Child))
            .Execution.Tag()
            .ShouldBe("TypeError");

    [Fact]
    public void Children_of_branches_run_concurrently()
    {
        const string source = $$$"""
            - all:
                parallel:
                  for:
                    value: i
                    range: [1, 5]
                    steps:
                      - start: {call: {{{Run}}}, args: {workflow_id: child}}
            """;
        var (execution, environment) = LocalEnvironments.Run(source, "[{call: http.get, answer: {body: hi}}]", null, ("child", Child));

        execution.Duration().ShouldBe(TimeSpan.FromSeconds(30));
        environment.Calls.Count(c => c.Workflow == "child").ShouldBe(5);
    }

    [Fact]
    public void Workflows_that_start_themselves_without_end_are_stopped()
    {
        var (execution, _) = LocalEnvironments.Run(
            Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: again}}"),
            null,
            null,
            ("again", $"- s: {{call: {Run}, args: {{workflow_id: again}}}}"));

        execution.State.ShouldBe(ExecutionState.Failed);
        execution.Error.ShouldNotBeNull().Payload.ShouldContain("more than 10 workflows have started each other");
    }

    [Fact]
    public void Workflows_that_spread_without_end_are_stopped()
    {
        const string spread = $$$"""
            - both:
                parallel:
                  for:
                    value: i
                    range: [1, 9]
                    steps:
                      - start: {call: {{{Executions}}}.create, args: {parent: a/workflows/again}}
            """;
        var (execution, environment) = LocalEnvironments.Run(
            spread + "\n- wait: {call: sys.sleep, args: {seconds: 1}}",
            null,
            new LocalEnvironmentOptions { MaxChildExecutions = 100 },
            ("again", spread));

        execution.State.ShouldBe(ExecutionState.Succeeded);
        environment.Children.All.Count.ShouldBe(100);
    }

    [Fact]
    public void A_mock_goes_before_the_workflow() =>
        LocalEnvironments.ResultOf(
            Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: child}}"),
            "[{call: '*.run', answer: {value: mocked}}]",
            null,
            ("child", Child))
            .Text()
            .ShouldBe("mocked");

    [Fact]
    public void A_missing_workflow_is_reported_by_its_name() =>
        LocalEnvironments.Run(Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: other}}"), null, null, ("child", Child))
            .Execution.Error.ShouldNotBeNull()
            .Value["message"]
            .Text()
            .ShouldContain("--workflow other=FILE");

    [Fact]
    public void Two_runs_are_equal()
    {
        var source = Mocking.OneCall($"call: {Run}\nargs: {{workflow_id: child}}");
        const string child = "- s: {return: \"${uuid.generate() + sys.get_env(\\\"GOOGLE_CLOUD_WORKFLOW_EXECUTION_ID\\\")}\"}";

        LocalEnvironments.ResultOf(source, null, null, ("child", child))
            .ShouldBe(LocalEnvironments.ResultOf(source, null, null, ("child", child)));
    }
}
