using Aef.Workflows.Engine;
using EngineRuns = Aef.Tests.Engine.Running;

namespace Aef.Tests.Hosting;

/// <summary>What mocks answer, in what order and when.</summary>
public sealed class MockAnswerTests
{
    private const string Get = "call: http.get\nargs: {url: https://x.y}";

    private const string GetThreeTimes = """
        main:
          steps:
            - init: {assign: [{got: []}]}
            - each:
                for:
                  value: i
                  range: [1, 4]
                  steps:
                    - ask: {call: http.get, args: {url: "https://x.y"}, result: r}
                    - add: {assign: [{got: "${list.concat(got, r.body)}"}]}
            - done: {return: "${got}"}
        """;

    [Fact]
    public void A_response_is_what_the_result_of_an_HTTP_call_is() =>
        Mocking.ResultOf(Get, "[{call: http.get, answer: {status: 201, headers: {X: y}, body: {id: 7}}}]").ToJson().ShouldBe("""{"body":{"id":7},"code":201,"headers":{"X":"y"}}""");

    [Fact]
    public void A_body_alone_is_a_response_200() => Mocking.ResultOf(Get, "[{call: http.get, answer: {body: hi}}]")["code"].ShouldBe(200);

    [Fact]
    public void A_status_of_400_and_above_is_an_HttpError()
    {
        var error = Mocking.ErrorOf(Get, "[{call: http.get, answer: {status: 404, body: nothing}}]");

        error["tags"].Items[0].Text().ShouldBe("HttpError");
        error["code"].ShouldBe(404);
        error["body"].Text().ShouldBe("nothing");
    }

    [Fact]
    public void A_status_may_be_alone() => Mocking.ErrorOf(Get, "[{call: http.get, answer: 503}]")["code"].ShouldBe(503);

    [Theory]
    [InlineData("ConnectionError")]
    [InlineData("ConnectionFailedError")]
    [InlineData("TimeoutError")]
    public void An_error_is_named_by_its_tag(string tag) =>
        Mocking.ErrorOf(Get, $"[{{call: http.get, answer: {{error: {tag}}}}}]")["tags"].Items[0].Text().ShouldBe(tag);

    [Fact]
    public void An_error_may_be_any_map() =>
        Mocking.ErrorOf(Get, "[{call: http.get, answer: {error: {message: odd, tags: [X], more: 1}}}]").ToJson().ShouldBe("""{"message":"odd","tags":["X"],"more":1}""");

    [Fact]
    public void A_connector_returns_its_body_alone() =>
        Mocking.ResultOf("call: googleapis.run.v1.namespaces.jobs.get\nargs: {name: n}", "[{call: googleapis.run.*, answer: {body: {kind: Job}}}]").ToJson().ShouldBe("""{"kind":"Job"}""");

    [Fact]
    public void A_connector_that_is_refused_raises_an_HttpError() =>
        Mocking.ErrorOf("call: googleapis.run.v1.namespaces.jobs.get\nargs: {name: n}", "[{call: googleapis.run.*, answer: 403}]")["code"]
            .ShouldBe(403);

    [Fact]
    public void Answers_come_in_turn_and_the_last_one_again_and_again() =>
        Mocking.Run(GetThreeTimes, "[{call: http.get, answers: [{body: a}, {body: b}]}]").Execution.Result.ToJson().ShouldBe("""["a","b","b","b"]""");

    [Fact]
    public void An_answer_may_be_used_several_times() =>
        Mocking.Run(GetThreeTimes, "[{call: http.get, answers: [{body: a, times: 2}, {body: b}, {body: c}]}]").Execution.Result.ToJson().ShouldBe("""["a","a","b","c"]""");

    [Fact]
    public void A_mock_that_is_used_up_leaves_calls_to_the_next() =>
        Mocking.Run(GetThreeTimes, "[{call: http.get, times: 3, answers: [{body: a}, {body: b}]}, {call: http.get, answer: {body: z}}]").Execution.Result.ToJson().ShouldBe("""["a","b","b","z"]""");

    [Fact]
    public void A_delay_passes_on_the_clock_of_the_run()
    {
        var (execution, environment) = Mocking.Run(Mocking.OneCall(Get), "[{call: http.get, answer: {body: a, delay: 12.5}}]");

        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(12.5));
        environment.Calls.Single().Duration.ShouldBe(TimeSpan.FromSeconds(12.5));
    }

    [Theory]
    [InlineData("{timeout: true}")]
    [InlineData("{body: a, delay: 21}")]
    public void What_comes_too_late_or_never_is_a_TimeoutError(string answer)
    {
        var (execution, environment) = Mocking.Run(
            Mocking.OneCall("call: http.get\nargs: {url: https://x.y, timeout: 20}"),
            $"[{{call: http.get, answer: {answer}}}]");

        execution.Error.ShouldNotBeNull().Value["tags"].Items[0].Text().ShouldBe("TimeoutError");
        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(20));
        environment.Calls.Single().Outcome.ShouldBeNull();
    }

    [Fact]
    public void A_call_that_no_mock_matches_fails_and_is_not_retried_by_the_policies_of_the_library()
    {
        const string source = """
            - ask:
                try: {call: http.get, args: {url: "https://x.y/z"}}
                retry: ${http.default_retry}
            """;
        var (execution, environment) = Mocking.Run(source, "[{call: http.post, answer: 200}]");

        execution.Error.ShouldNotBeNull().Value.ToJson().ShouldBe("""{"message":"no mock matches http.get GET https://x.y/z","tags":["UnmatchedCallError"]}""");
        environment.Calls.Single().IsUnmatched.ShouldBeTrue();
        environment.NeverMatched.Single().ToString().ShouldBe("http.post");
    }

    [Fact]
    public void With_allow_network_calls_continue_to_the_next_handler()
    {
        var environment = new Aef.Workflows.Hosting.Mocks.MockCallHandler(
            Mocking.File("{unmatched: allow-network, mocks: [{call: http.post, answer: 200}]}"),
            EngineRuns.FakeCallHandler.Of(200));

        EngineRuns.ResultOf(Mocking.OneCall(Get), calls: environment)["body"].Text().ShouldBe("body");
        environment.Calls.Single().IsUnmatched.ShouldBeFalse();
    }

    [Fact]
    public void Calls_are_recorded_with_time_request_step_mock_and_outcome()
    {
        var (_, environment) = Mocking.Run(
            GetThreeTimes,
            "[{name: first, call: http.get, times: 1, answer: {body: a, delay: 3}}, {call: http.get, answer: 500}]");

        environment.Calls.Select(c =>
            (c.Function, c.Http!.Url, c.Step!.Name, c.Time - EngineRuns.Start, c.Mock!.ToString(), c.Outcome!.Value.IsFailure))
            .ShouldBe(
        [
            ("http.get", "https://x.y", "ask", TimeSpan.Zero, "first", false),
            ("http.get", "https://x.y", "ask", TimeSpan.FromSeconds(3), "http.get", true),
        ]);
        environment.NeverMatched.ShouldBeEmpty();
    }
}
