using Aef.Workflows.Engine;

namespace Aef.Tests.Hosting;

/// <summary>Which calls a mock matches.</summary>
public sealed class MockMatchTests
{
    [Theory]
    [InlineData("http.post")]
    [InlineData("http.*")]
    [InlineData("*")]
    [InlineData("h*p*t")]
    public void The_name_of_the_function_may_hold_stars(string call) => Matches($"call: '{call}'").ShouldBeTrue();

    [Theory]
    [InlineData("http.get")]
    [InlineData("http.")]
    [InlineData("*.get")]
    [InlineData("http.post*t")]
    public void Another_function_is_not_matched(string call) => Matches($"call: '{call}'").ShouldBeFalse();

    [Theory]
    [InlineData("https://example.com/v1/jobs?page=2&sort=a%20b", true)]
    [InlineData("https://example.com/v1/jobs", true)]
    [InlineData("https://example.com/*", true)]
    [InlineData("*/jobs", true)]
    [InlineData("https://example.com/v1", false)]
    [InlineData("https://example.com/v1/job.", false)]
    public void An_address_is_compared_with_its_query_and_without(string url, bool expected) =>
        Matches($"call: http.post\n  url: '{url}'").ShouldBe(expected);

    [Theory]
    [InlineData("https://[a-z.]+/v[0-9]/jobs", true)]
    [InlineData("/v1/jobs", false)]
    [InlineData("https://example.com/v1|https://example.com/v1/jobs", true)]
    public void A_regular_expression_matches_the_whole_address(string expression, bool expected) =>
        Matches($"call: http.post\n  url: {{regex: '{expression}'}}").ShouldBe(expected);

    [Theory]
    [InlineData("method: post", true)]
    [InlineData("method: GET", false)]
    [InlineData("headers: {x-kind: nightly}", true)]
    [InlineData("headers: {X-Number: '7'}", true)]
    [InlineData("headers: {X-Kind: daily}", false)]
    [InlineData("headers: {X-Other: nightly}", false)]
    [InlineData("query: {page: 2}", true)]
    [InlineData("query: {sort: a b}", true)]
    [InlineData("query: {limit: 10, page: 2}", true)]
    [InlineData("query: {tag: [x, y]}", true)]
    [InlineData("query: {tag: z}", false)]
    [InlineData("query: {page: 3}", false)]
    [InlineData("body: {job: {name: sales}}", true)]
    [InlineData("body: {job: {name: stock}}", false)]
    [InlineData("body: {job: {name: sales, tags: [a, b]}}", true)]
    [InlineData("body: {job: {tags: [a]}}", false)]
    [InlineData("body: {job: {runs: 2.0}}", true)]
    [InlineData("body: {other: 1}", false)]
    [InlineData("body: text", false)]
    [InlineData("args: {timeout: 20}", true)]
    [InlineData("args: {timeout: 30}", false)]
    [InlineData("step: ask", true)]
    [InlineData("step: a*", true)]
    [InlineData("step: done", false)]
    public void All_conditions_must_hold(string condition, bool expected) => Matches($"call: http.post\n  {condition}").ShouldBe(expected);

    [Theory]
    [InlineData("${json.encode_to_string(b)}")]
    [InlineData("${json.encode(b)}")]
    public void A_body_that_was_encoded_as_JSON_is_compared_decoded(string body)
    {
        var source = $$$"""
            - b: {assign: [{b: {kind: nightly, n: 1}}]}
            - ask: {call: http.post, args: {url: "https://x.y", body: "{{{body}}}"}, result: answer}
            - done: {return: "${answer.body}"}
            """;

        Mocking.Run(source, "[{call: http.post, body: {kind: nightly}, answer: {body: yes!}}]").Execution.Result.Text().ShouldBe("yes!");
    }

    [Fact]
    public void Arguments_of_connectors_are_compared() =>
        Mocking.ResultOf(
            "call: googleapis.bigquery.v2.jobs.query\nargs: {projectId: p, body: {query: SELECT 1}}",
            "[{call: googleapis.bigquery.*, args: {projectId: q}, answer: {value: no}}, {call: googleapis.bigquery.*, args: {body: {query: SELECT 1}}, answer: {value: yes!}}]").Text().ShouldBe("yes!");

    [Fact]
    public void The_first_mock_that_matches_answers() =>
        Mocking.ResultOf(
            "call: http.get\nargs: {url: https://x.y/a}",
            "[{call: http.get, url: '*/b', answer: {value: b}}, {call: http.get, answer: {value: any}}, {call: http.get, url: '*/a', answer: {value: a}}]").Text().ShouldBe("any");

    private static bool Matches(string mock)
    {
        const string call = """
            call: http.post
            args:
              url: https://example.com/v1/jobs?page=2&sort=a%20b
              headers: {X-Kind: nightly, X-Number: 7}
              query: {limit: 10, tag: [x, y]}
              body: {job: {name: sales, tags: [a, b], runs: 2}, more: true}
              timeout: 20
            """;
        var (execution, _) = Mocking.Run(Mocking.OneCall(call), $"- {mock}\n  answer: {{value: yes!}}");
        return execution.State == ExecutionState.Succeeded;
    }
}
