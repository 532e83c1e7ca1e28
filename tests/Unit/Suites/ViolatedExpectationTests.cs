using Aef.Workflows.Testing;

namespace Aef.Tests.Suites;

/// <summary>
/// Every kind of expectation, violated: each must fail, with a message about the problem, at the line of the expectation.
/// </summary>
public sealed class ViolatedExpectationTests
{
    /// <summary>
    /// A workflow that logs, calls, waits 90 seconds and returns <c>{a: 1, b: [1, 2]}</c>; the expectation is in line 12.
    /// </summary>
    private const string Good = """
        - name: t
          mocks:
            - { call: http.get, url: "*/stock", answer: { body: 5 } }
            - { call: http.post, answer: 200 }
          source:
            - log: { call: sys.log, args: { text: starting, severity: INFO } }
            - get: { call: http.get, args: { url: "https://shop.example.com/stock" } }
            - get_again: { call: http.get, args: { url: "https://shop.example.com/stock" } }
            - wait: { call: sys.sleep, args: { seconds: 90 } }
            - log_map: { call: sys.log, args: { json: { left: 5 } } }
            - done: { return: { a: 1, b: [1, 2] } }
          expect: { # }
        """;

    /// <summary>A workflow that fails with an HTTP error; the expectation is in line 4.</summary>
    private const string Bad = """
        - name: t
          mocks: [{ call: http.get, answer: { status: 404, body: gone } }]
          source: [{ ask: { call: http.get, args: { url: "https://shop.example.com/stock" } } }]
          expect: { # }
        """;

    /// <summary>A workflow that is refused; the expectation is in line 3.</summary>
    private const string Refused = """
        - name: t
          source: [{ a: { next: nowhere } }]
          expect: { # }
        """;

    public static TheoryData<string, string> OfSuccess => new()
    {
        { "result: { a: 2, b: [1, 2] }", "the result is different: at $.a, expected 2 but found 1" },
        { "result: { a: 1 }", "the result is different: at $.b, expected no such key but found [1,2]" },
        { "result: { a: 1, b: [1, 2], c: 3 }", "the result is different: at $.c, expected 3 but found no such key" },
        { "result: { a: 1, b: [1] }", "the result is different: at $.b[1], expected no such element but found 2" },
        { "result: { a: 1, b: [1, 2, 3] }", "the result is different: at $.b[2], expected 3 but found no such element" },
        { "result: { a: \"1\", b: [1, 2] }", "the result is different: at $.a, expected \"1\" but found 1" },
        { "result: null", "the result is different: at $, expected null but found {\"a\":1,\"b\":[1,2]}" },
        { "result_contains: { b: [1] }", "the result is different: at $.b[1], expected no such element but found 2" },
        { "result_contains: { c: null }", "the result is different: at $.c, expected null but found no such key" },
        { "error: true", "expected the execution to fail, but it succeeded" },
        { "error: not found", "expected the execution to fail, but it succeeded" },
        { "error_tag: HttpError", "expected the execution to fail, but it succeeded" },
        { "state: failed", "expected the execution to have failed, but it has succeeded" },
        { "deploy_error: true", "expected the source to be rejected, but it has no error" },
        { "deploy_error: AEF5103", "expected the source to be rejected, but it has no error" },
        { "diagnostics: AEF5103", "the source does not have the expected problem AEF5103" },
        { "duration: 89", "expected the execution to take 00:01:29 of virtual time, but it took 00:01:30" },
        { "duration: { at_most: 89.5 }", "expected the execution to take at most 00:01:29.5000000 of virtual time, but it took 00:01:30" },
        { "duration: { at_least: 91 }", "expected the execution to take at least 00:01:31 of virtual time, but it took 00:01:30" },
        { "duration: { at_least: 91, at_most: 92 }", "expected the execution to take from 00:01:31 to 00:01:32 of virtual time, but it took 00:01:30" },
        { "calls: []", "unexpected additional call: http.get GET https://shop.example.com/stock" },
        { "calls: 1", "call of any kind: expected once, but there is another one: http.get GET https://shop.example.com/stock" },
        { "calls: 3", "call of any kind: expected 3 times, occurred 2 times" },
        { "calls: [http.get]", "unexpected additional call: http.get GET https://shop.example.com/stock" },
        { "calls: [http.get, http.get, http.get]", "expected call 3 to be http.get (once), but there are no more" },
        { "calls: [http.get, http.put]", "expected call 2 to be http.put (once), but got http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: 3 }]", "expected call 1 to be http.get (3 times), but got http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: { at_most: 1 } }]", "unexpected additional call: http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, url: \"*/orders\", times: 2 }]", "expected call 1 to be http.get */orders (2 times), but got http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, step: get }, { call: http.get, step: get }]", "expected call 2 to be http.get in step get (once), but got http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: { at_least: 0 } }, { call: http.get, step: get }]", "unexpected additional call: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, times: 0 }], allow_others: true }", "unexpected additional call: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, step: get }], any_order: true }", "unexpected call: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get }, http.post], any_order: true }", "call http.get: expected once, but there is another one: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, times: 2 }, http.post], any_order: true, allow_others: true }", "call http.post: expected once, occurred never" },
        { "logs: [starting]", "unexpected additional log entry: DEFAULT {\"left\":5}" },
        { "logs: [starting, { json: { left: 6 } }]", "expected log entry 2 to be {\"left\":6} (once), but got DEFAULT {\"left\":5}" },
        { "logs: [{ text: starting, severity: ERROR }, { json: {} }]", "expected log entry 1 to be ERROR starting (once), but got INFO starting" },
        { "logs: [{ step: wait }, { json: {} }]", "expected log entry 1 to be in step wait (once), but got INFO starting" },
        { "mocks_used: true", "no call matched the mock \"http.post\"" },
    };

    public static TheoryData<string, string> OfFailure => new()
    {
        { "result: 1", "expected the execution to have succeeded, but it has failed" },
        { "state: succeeded", "expected the execution to have succeeded, but it has failed" },
        { "calls: 1", "expected the execution to have succeeded, but it has failed" },
        { "error: all is well", "the error has a different message" },
        { "error: { message: { regex: \"all.*\" } }", "the error has a different message" },
        { "error: { tags: TimeoutError }", "expected an error with the tag TimeoutError, but got HTTP server responded with error code 404" },
        { "error: { tags: [HttpError, KeyError] }", "expected an error with the tag KeyError, but got HTTP server responded with error code 404" },
        { "error_tag: KeyError", "expected an error with the tag KeyError, but got HTTP server responded with error code 404" },
        { "error: { code: 500 }", "expected an error with the code 500, but got HTTP server responded with error code 404" },
        { "error: { payload: { body: here } }", "the raised value is different: at $.body, expected \"here\" but found \"gone\"" },
        { "error: { step: look }", "the error occurred in a different step" },
        { "error: { line: 4 }", "the error occurred in a different line" },
        { "deploy_error: true", "expected the source to be rejected, but it has no error" },
    };

    public static TheoryData<string, string> OfRefusal => new()
    {
        { "state: failed", "the source has errors and was not run" },
        { "error: true", "the source has errors and was not run" },
        { "result: 1", "the source has errors and was not run" },
        { "calls: []", "the source has errors and was not run" },
        { "deploy_error: AEF5104", "the source is rejected, but not with AEF5104" },
        { "deploy_error: { code: AEF5103, line: 9 }", "the source is rejected, but not with AEF5103 in line 9" },
        { "deploy_error: { code: AEF5103, column: 1 }", "the source is rejected, but not with AEF5103 in column 1" },
        { "deploy_error: { code: AEF5103, line: 2, column: 1 }", "the source is rejected, but not with AEF5103 at 2:1" },
    };

    [Theory]
    [MemberData(nameof(OfSuccess))]
    public void What_a_good_run_does_not_do_is_reported(string expect, string message) => Only(Good, expect).ShouldBe($"12: {message}");

    [Theory]
    [MemberData(nameof(OfFailure))]
    public void What_a_failed_run_does_not_do_is_reported(string expect, string message) => Only(Bad, expect).ShouldBe($"4: {message}");

    [Theory]
    [MemberData(nameof(OfRefusal))]
    public void What_a_source_that_is_refused_does_not_do_is_reported(string expect, string message) =>
        Only(Refused, expect).ShouldBe($"{(expect.StartsWith("deploy", StringComparison.Ordinal) ? 3 : 1)}: {message}");

    [Fact]
    public void A_diagnostic_that_is_not_expected_is_reported() =>
        Suite.Failures(Refused.Replace("#", "deploy_error: true, diagnostics: []", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldStartWith("3: the source has an unexpected problem: suite.aeftest.yaml:2:");

    [Fact]
    public void A_call_that_no_mock_matches_fails_the_test_although_the_workflow_catches_its_error()
    {
        const string text = """
            - name: t
              mocks: [{ call: http.put, answer: 200 }]
              source: [{ a: { try: { call: http.get, args: { url: "https://example.com/a" } }, except: { as: e, steps: [{ b: { return: caught } }] } } }]
              expect: { result: caught }
            """;

        Suite.Failures(text).ShouldHaveSingleItem().ShouldBe("1: no mock matches the call http.get GET https://example.com/a");
    }

    [Fact]
    public void Several_expectations_fail_each_for_itself_in_the_order_of_the_file()
    {
        var failures = Suite.Failures(
            Good.Replace("#", "mocks_used: true, logs: [], calls: 0, duration: 1, result: 2", StringComparison.Ordinal));

        failures.Select(f => f.Split(' ')[1..4])
            .Select(w => string.Join(' ', w))
            .ShouldBe(["no call matched", "unexpected additional log", "call of any", "expected the execution", "the result is"]);
    }

    [Fact]
    public void A_failure_holds_what_was_expected_and_what_was_found()
    {
        var failure = Suite.Tests(Good.Replace("#", "result: { b: [1, 3], a: 1 }", StringComparison.Ordinal))
            .ShouldHaveSingleItem()
            .Failures.ShouldHaveSingleItem();

        failure.Expected.ShouldBe("{\n  \"b\": [\n    1,\n    3\n  ],\n  \"a\": 1\n}");
        failure.Actual.ShouldBe("{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": 1\n}");
        (failure.Path, failure.Line, failure.Column).ShouldBe(("suite.aeftest.yaml", 12, 30));
    }

    [Theory]
    [InlineData("result: { b: [1.0, 2], a: 1 }, duration: 90, calls: [http.get, http.get], logs: 2, state: succeeded, diagnostics: []")]
    [InlineData(
        "result_contains: { b: [1, 2.0] }, duration: \"00:01:30\", calls: [{ call: http.*, times: 2 }], logs: [start*, { json: {} }]")]
    [InlineData("duration: { at_least: 90, at_most: 90 }, calls: { items: [{ call: http.get, times: { at_least: 1 } }] }, logs: { items: [{ severity: info }], allow_others: true }")]
    [InlineData("calls: [{ call: http.get, times: { at_least: 1, at_most: 2 } }, { call: http.*, times: { at_most: 1 } }]")]
    [InlineData("calls: [{ call: http.get, times: { at_least: 0 } }, { call: http.get, step: get_again }, { call: http.put, times: 0 }]")]
    [InlineData("calls: { items: [{ call: http.get, step: get_again }, { call: http.get, step: get }], any_order: true }")]
    [InlineData("calls: { items: [{ call: http.delete, times: 0 }], allow_others: true }")]
    public void The_same_expectations_hold_when_they_are_right(string expect) =>
        Suite.Failures(Good.Replace("#", expect, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("error: { message: \"*404\", tags: HttpError, code: 404, payload: { body: gone }, step: ask, line: 3 }")]
    [InlineData("error: HTTP server responded with error code 404")]
    [InlineData("error: {}, calls: 1, state: failed")]
    [InlineData("error_tag: HttpError")]
    public void The_same_errors_pass_when_they_are_right(string expect) =>
        Suite.Failures(Bad.Replace("#", expect, StringComparison.Ordinal)).ShouldBeEmpty();

    private static string Only(string text, string expect)
    {
        var test = Suite.Tests(text.Replace("#", expect, StringComparison.Ordinal)).ShouldHaveSingleItem();
        test.Outcome.ShouldBe(TestOutcome.Failed);
        var failure = test.Failures.ShouldHaveSingleItem();
        return $"{failure.Line}: {failure.Message}";
    }
}
