using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Tests.Hosting;

/// <summary>Connectors: retries, long-running operations and connector_params, on the clock of the host.</summary>
public sealed class ConnectorTests
{
    private const string Create =
        "call: googleapis.workflows.v1.projects.locations.workflows.create\nargs: {parent: projects/p/locations/l, body: {}}";

    [Fact]
    public void An_operation_of_a_mock_is_polled_by_the_default_policy_until_it_has_ended()
    {
        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall(Create),
            "[{call: '*.create', answer: {operation: {takes: 5, response: {name: w}}}}]");

        execution.Result.ToJson().ShouldBe("""{"name":"operations/mock-1","metadata":{},"done":true,"response":{"name":"w"}}""");
        // Pauses of 1, 1.25, 1.5625, 1.953… seconds.
        environment.Story().ShouldBe(["0 create", "1 get", "2.25 get", "3.813 get", "5.766 get"]);
        environment.Calls.Select(c => c.Reason)
            .ShouldBe([CallReason.Step, CallReason.Poll, CallReason.Poll, CallReason.Poll, CallReason.Poll]);
        environment.Calls[1].Function.ShouldBe("googleapis.workflows.v1.operations.get");
    }

    [Theory]
    [InlineData("cloudbuild.v1.projects.builds.create", "projectId: p, body: {}")]
    [InlineData("run.v2.projects.locations.jobs.run", "name: j")]
    [InlineData("dataproc.v1.projects.locations.batches.create", "parent: p, body: {}")]
    [InlineData("documentai.v1.projects.locations.processors.batchProcess", "name: n, body: {}")]
    [InlineData("cloudfunctions.v1.projects.locations.functions.delete", "name: f")]
    [InlineData("firestore.v1.projects.databases.exportDocuments", "name: d, body: {}")]
    [InlineData("storagetransfer.v1.transferJobs.run", "jobName: j, body: {}")]
    [InlineData("workflows.v1.projects.locations.workflows.patch", "name: w, body: {}")]
    public void A_method_that_returns_an_operation_returns_the_operation_as_it_ended(string method, string arguments)
    {
        var call = $"call: googleapis.{method}\nargs: {{{arguments}}}";
        var mocks =
            $"[{{call: googleapis.{method}, answer: {{operation: {{takes: 20, metadata: {{build: {{id: b-1}}}}, response: {{id: r-1}}}}}}}}]";

        var result = LocalEnvironments.Run(Mocking.OneCall(call), mocks).Execution.Result;

        result["metadata"]["build"]["id"].Text().ShouldBe("b-1");
        result["response"]["id"].Text().ShouldBe("r-1");
        result["done"].ShouldBe(true);
        Mocking.ResultOf(call, mocks)["metadata"]["build"]["id"].Text().ShouldBe("b-1", "the handler that does not poll gives the same");
    }

    [Fact]
    public void An_operation_that_fails_is_an_OperationError_with_the_operation()
    {
        var error = LocalEnvironments.Run(
            Mocking.OneCall(Create),
            "[{call: '*.create', answer: {operation: {takes: 1, error: {code: 7, message: not allowed}}}}]")
            .Execution.Error.ShouldNotBeNull()
            .Value;

        error["tags"].Items[0].Text().ShouldBe("OperationError");
        error["message"].Text().ShouldBe("operation operations/mock-1 failed: not allowed");
        error["error"].ToJson().ShouldBe("""{"code":7,"message":"not allowed"}""");
        error["operation"]["done"].ShouldBe(true);
    }

    [Fact]
    public void Polls_may_be_mocked_themselves()
    {
        var (execution, environment) = LocalEnvironments.Run(Mocking.OneCall(Create), """
            - call: '*.create'
              answer: {value: {name: projects/p/locations/l/operations/op-1, metadata: {}}}
            - call: googleapis.workflows.v1.projects.locations.operations.get
              args: {name: projects/p/locations/l/operations/op-1}
              answers:
                - {value: {name: projects/p/locations/l/operations/op-1, done: false}}
                - {status: 503}
                - {value: {name: projects/p/locations/l/operations/op-1, done: true, response: {state: ACTIVE}}}
            """);

        execution.Result["response"].ToJson().ShouldBe("""{"state":"ACTIVE"}""");
        execution.Result["done"].ShouldBe(true);
        environment.Story().ShouldBe(["0 create", "1 get", "2.25 get", "3.25 get"]);
        environment.NeverMatched.ShouldBeEmpty();
    }

    [Fact]
    public void The_polling_policy_is_the_one_of_the_call()
    {
        var call = Create.Replace(
            "body: {}",
            "body: {}, connector_params: {polling_policy: {initial_delay: 10, multiplier: 2, max_delay: 30}}",
            StringComparison.Ordinal);

        LocalEnvironments.Run(Mocking.OneCall(call), "[{call: '*.create', answer: {operation: {takes: 75}}}]")
            .Environment.Story()
            .ShouldBe(["0 create", "10 get", "30 get", "60 get", "90 get"]);
    }

    [Fact]
    public void Polls_without_a_pause_still_let_the_time_pass()
    {
        var call = Create.Replace(
            "body: {}",
            "body: {}, connector_params: {timeout: 3, polling_policy: {initial_delay: 0, max_delay: 0}}",
            StringComparison.Ordinal);

        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall(call),
            "[{call: '*.create', answer: {operation: {takes: 75}}}]");

        execution.Tag().ShouldBe("TimeoutError");
        environment.Calls.Count.ShouldBeInRange(30, 31);
    }

    [Fact]
    public void With_skip_polling_the_call_returns_the_operation()
    {
        var call = Create.Replace("body: {}", "body: {}, connector_params: {skip_polling: true}", StringComparison.Ordinal);

        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall(call),
            "[{call: '*.create', answer: {operation: {takes: 75}}}]");

        execution.Result.ToJson().ShouldBe("""{"name":"operations/mock-1","metadata":{},"done":false}""");
        environment.Calls.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("", 1800)]
    [InlineData(", connector_params: {timeout: 90}", 90)]
    public void An_operation_that_takes_too_long_is_a_TimeoutError_at_the_timeout(string parameters, int seconds)
    {
        var (execution, _) = LocalEnvironments.Run(
            Mocking.OneCall(Create.Replace("body: {}", "body: {}" + parameters, StringComparison.Ordinal)),
            "[{call: '*.create', answer: {operation: {takes: 2000}}}]");

        execution.Tag().ShouldBe("TimeoutError");
        execution.Duration().ShouldBe(TimeSpan.FromSeconds(seconds));
    }

    [Theory]
    [InlineData("7", "TypeError")]
    [InlineData("{polling_policy: 7}", "TypeError")]
    [InlineData("{polling_policy: {multiplier: 0.5}}", "ValueError")]
    [InlineData("{polling_policy: {initial_delay: -1}}", "ValueError")]
    [InlineData("{polling_policy: {max_delay: x}}", "TypeError")]
    [InlineData("{skip_polling: 1}", "TypeError")]
    [InlineData("{scopes: 1}", "TypeError")]
    public void Settings_that_make_no_sense_are_errors_of_the_call(string parameters, string tag) =>
        LocalEnvironments.Run(
            Mocking.OneCall(Create.Replace("body: {}", "body: {}, connector_params: " + parameters, StringComparison.Ordinal)),
            "[{call: '*', answer: {value: 1}}]").Execution.Tag().ShouldBe(tag);

    [Fact]
    public void A_poll_that_returns_no_operation_is_a_ResponseTypeError() =>
        LocalEnvironments.Run(
            Mocking.OneCall(Create),
            "[{call: '*.create', answer: {value: {name: operations/x}}}, {call: '*.get', answer: {value: {done: maybe}}}]")
            .Execution.Tag()
            .ShouldBe("ResponseTypeError");

    [Fact]
    public void A_failed_read_is_repeated_by_the_idempotent_policy()
    {
        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall("call: googleapis.run.v1.namespaces.jobs.get\nargs: {name: n}"),
            "[{call: '*', answers: [502, {error: ConnectionError}, {value: ok}]}]");

        execution.Result.Text().ShouldBe("ok");
        environment.Story().ShouldBe(["0 get", "1 get", "2.25 get"]);
        environment.Calls.Select(c => c.Reason).ShouldBe([CallReason.Step, CallReason.Retry, CallReason.Retry]);
    }

    [Fact]
    public void Retries_end_after_five()
    {
        var (execution, environment) = LocalEnvironments.Run(
            Mocking.OneCall("call: googleapis.run.v1.namespaces.jobs.get\nargs: {name: n}"),
            "[{call: '*', answer: 503}]");

        execution.Error.ShouldNotBeNull().Value["code"].ShouldBe(503);
        environment.Calls.Count.ShouldBe(6);
    }

    [Theory]
    [InlineData("502", 1)]
    [InlineData("500", 1)]
    [InlineData("503", 2)]
    [InlineData("429", 2)]
    [InlineData("{error: ConnectionError}", 1)]
    [InlineData("{error: ConnectionFailedError}", 2)]
    public void Another_call_is_repeated_only_when_it_was_not_accepted(string answer, int calls) =>
        LocalEnvironments.Run(Mocking.OneCall(Create), $"[{{call: '*', answers: [{answer}, {{value: ok}}]}}]")
            .Environment.Calls.Count.ShouldBe(calls);

    [Fact]
    public void A_job_of_BigQuery_is_polled_until_it_is_done()
    {
        var (execution, environment) = LocalEnvironments.Run(Mocking.OneCall("call: googleapis.bigquery.v2.jobs.insert\nargs: {projectId: p, body: {}}"), """
            - call: googleapis.bigquery.v2.jobs.insert
              answer: {value: {kind: bigquery#job, jobReference: {projectId: p, jobId: j, location: EU}, status: {state: PENDING}}}
            - call: googleapis.bigquery.v2.jobs.get
              args: {projectId: p, jobId: j, location: EU}
              answers:
                - {value: {kind: bigquery#job, jobReference: {projectId: p, jobId: j}, status: {state: RUNNING}}}
                - {value: {kind: bigquery#job, jobReference: {projectId: p, jobId: j}, status: {state: DONE}, statistics: {rows: 5}}}
            """);

        execution.Result["statistics"]["rows"].ShouldBe(5);
        environment.Story().ShouldBe(["0 insert", "1 get", "2.25 get"]);
    }

    [Fact]
    public void A_job_of_BigQuery_that_fails_is_an_OperationError() =>
        LocalEnvironments.Run(
            Mocking.OneCall("call: googleapis.bigquery.v2.jobs.insert\nargs: {projectId: p, body: {}}"),
            "[{call: '*', answer: {value: {kind: bigquery#job, jobReference: {projectId: p, jobId: j}, status: {state: DONE, errorResult: {reason: invalidQuery, message: no such table}}}}}]")
            .Execution.Error.ShouldNotBeNull().Value["message"].Text().ShouldBe("operation failed: no such table");

    [Fact]
    public void An_operation_of_Compute_Engine_is_polled_in_its_zone()
    {
        var (execution, environment) = LocalEnvironments.Run(Mocking.OneCall("call: googleapis.compute.v1.instances.start\nargs: {project: p, zone: z, instance: i}"), """
            - {call: '*.start', answer: {value: {kind: 'compute#operation', name: op, zone: 'https://www.googleapis.com/compute/v1/projects/p/zones/z', status: RUNNING}}}
            - {call: googleapis.compute.v1.zoneOperations.get, args: {project: p, zone: z, operation: op}, answer: {value: {kind: 'compute#operation', name: op, zone: z, status: DONE}}}
            """);

        execution.Result["status"].Text().ShouldBe("DONE");
        environment.Story().ShouldBe(["0 start", "1 get"]);
    }

    [Fact]
    public void A_resource_with_a_name_is_not_an_operation() =>
        LocalEnvironments.Run(
            Mocking.OneCall(Create),
            "[{call: '*', answer: {value: {name: projects/p/locations/l/workflows/w, state: ACTIVE}}}]")
            .Environment.Calls.Count.ShouldBe(1);

    [Fact]
    public void Branches_that_wait_for_operations_do_not_wait_for_each_other()
    {
        const string source = """
            - both:
                parallel:
                  for:
                    value: seconds
                    in: [100, 40]
                    steps:
                      - ask:
                          call: googleapis.workflows.v1.projects.locations.workflows.create
                          args: {parent: p, body: {takes: "${seconds}"}, connector_params: {polling_policy: {initial_delay: 10, multiplier: 1}}}
            """;

        LocalEnvironments.Run(
            source,
            "[{call: '*.create', body: {takes: 100}, answer: {operation: {takes: 100}}}, {call: '*.create', answer: {operation: {takes: 40}}}]")
            .Execution.Duration().ShouldBe(TimeSpan.FromSeconds(100));
    }
}
