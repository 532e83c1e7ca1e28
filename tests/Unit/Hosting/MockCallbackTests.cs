using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Hosting;

/// <summary>Mocks that answer awaited callbacks.</summary>
public sealed class MockCallbackTests
{
    private const string Source = """
        - create: {call: events.create_callback_endpoint, args: {http_callback_method: PUT}, result: endpoint}
        - wait: {call: events.await_callback, args: {callback: "${endpoint}", timeout: 600}, result: request}
        - done: {return: ["${endpoint.url}", "${request}"]}
        """;

    [Fact]
    public void A_wait_gets_the_request_of_the_mock_after_its_delay()
    {
        var (execution, environment) = Mocking.Run(
            Source,
            "[{call: events.await_callback, step: wait, answer: {delay: 90, callback: {method: put, headers: {X: y}, query: {a: b}, body: {approved: true}}}}]");

        var (url, request) = (execution.Result.Items[0], execution.Result.Items[1]);
        request.ShouldBe(WorkflowValue.FromMap(
            ("http_request", WorkflowValue.FromJson("""{"body":{"approved":true},"headers":{"X":"y"},"method":"PUT","query":{"a":"b"}}""").With("url", url)),
            ("received_time", "2026-01-01T00:01:30Z"),
            ("type", "HTTP")));
        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(90));
        environment.Calls.Single().Function.ShouldBe("events.await_callback");
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("[{call: events.await_callback, answer: {timeout: true}}]")]
    [InlineData("[{call: events.await_callback, answer: {delay: 601, callback: {}}}]")]
    [InlineData("[{call: events.await_callback, step: other, answer: {callback: {}}}]")]
    public void A_wait_without_a_request_in_time_is_a_TimeoutError(string mocks)
    {
        var (execution, _) = Mocking.Run(Source, mocks);

        execution.Error.ShouldNotBeNull().Value["tags"].Items[0].Text().ShouldBe("TimeoutError");
        (execution.EndTime - execution.StartTime).ShouldBe(TimeSpan.FromSeconds(600));
    }

    [Fact]
    public void A_wait_may_fail_with_any_error() =>
        Mocking.Run(Source, "[{call: events.await_callback, answer: {error: ValueError}}]")
            .Execution.Error.ShouldNotBeNull()
            .Value["tags"]
            .Items[0]
            .Text()
            .ShouldBe("ValueError");
}
