using Aef.Workflows.Testing;

namespace Aef.Tests.Suites;

/// <summary>Every kind of expectation, violated: each has to fail, with a message that says what was wrong, at the line of the expectation.</summary>
public sealed class ViolatedExpectationTests
{
    /// <summary>A workflow that logs, calls, waits 90 seconds and gives <c>{a: 1, b: [1, 2]}</c>; the expectation stands in line 12.</summary>
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

    /// <summary>A workflow that fails with an HTTP error; the expectation stands in line 4.</summary>
    private const string Bad = """
        - name: t
          mocks: [{ call: http.get, answer: { status: 404, body: gone } }]
          source: [{ ask: { call: http.get, args: { url: "https://shop.example.com/stock" } } }]
          expect: { # }
        """;

    /// <summary>A workflow that is refused; the expectation stands in line 3.</summary>
    private const string Refused = """
        - name: t
          source: [{ a: { next: nowhere } }]
          expect: { # }
        """;

    public static TheoryData<string, string> OfSuccess => new()
    {
        { "result: { a: 2, b: [1, 2] }", "the result is not as expected: at $.a 2 was expected and 1 found" },
        { "result: { a: 1 }", "the result is not as expected: at $.b no such key was expected and [1,2] found" },
        { "result: { a: 1, b: [1, 2], c: 3 }", "the result is not as expected: at $.c 3 was expected and no such key found" },
        { "result: { a: 1, b: [1] }", "the result is not as expected: at $.b[1] no such element was expected and 2 found" },
        { "result: { a: 1, b: [1, 2, 3] }", "the result is not as expected: at $.b[2] 3 was expected and no such element found" },
        { "result: { a: \"1\", b: [1, 2] }", "the result is not as expected: at $.a \"1\" was expected and 1 found" },
        { "result: null", "the result is not as expected: at $ null was expected and {\"a\":1,\"b\":[1,2]} found" },
        { "result_contains: { b: [1] }", "the result is not as expected: at $.b[1] no such element was expected and 2 found" },
        { "result_contains: { c: null }", "the result is not as expected: at $.c null was expected and no such key found" },
        { "error: true", "the execution succeeded, and was expected to fail" },
        { "error: not found", "the execution succeeded, and was expected to fail" },
        { "error_tag: HttpError", "the execution succeeded, and was expected to fail" },
        { "state: failed", "the execution succeeded, and was expected to have failed" },
        { "deploy_error: true", "the source has no error, and was expected to be refused" },
        { "deploy_error: AEF5103", "the source has no error, and was expected to be refused" },
        { "diagnostics: AEF5103", "the source has no finding AEF5103" },
        { "duration: 89", "the execution took 00:01:30 of virtual time, and was expected to take 00:01:29" },
        { "duration: { at_most: 89.5 }", "the execution took 00:01:30 of virtual time, and was expected to take at most 00:01:29.5000000" },
        { "duration: { at_least: 91 }", "the execution took 00:01:30 of virtual time, and was expected to take at least 00:01:31" },
        { "duration: { at_least: 91, at_most: 92 }", "the execution took 00:01:30 of virtual time, and was expected to take from 00:01:31 to 00:01:32" },
        { "calls: []", "there is one call more than expected: http.get GET https://shop.example.com/stock" },
        { "calls: 1", "the call of any kind was expected once and comes once more: http.get GET https://shop.example.com/stock" },
        { "calls: 3", "the call of any kind was expected 3 times and comes 2 times" },
        { "calls: [http.get]", "there is one call more than expected: http.get GET https://shop.example.com/stock" },
        { "calls: [http.get, http.get, http.get]", "as number 3 the call http.get was expected (once); there nothing follows" },
        { "calls: [http.get, http.put]", "as number 2 the call http.put was expected (once); there comes http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: 3 }]", "as number 1 the call http.get was expected (3 times); there comes http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: { at_most: 1 } }]", "there is one call more than expected: http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, url: \"*/orders\", times: 2 }]", "as number 1 the call http.get */orders was expected (2 times); there comes http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, step: get }, { call: http.get, step: get }]", "as number 2 the call http.get in step get was expected (once); there comes http.get GET https://shop.example.com/stock" },
        { "calls: [{ call: http.get, times: { at_least: 0 } }, { call: http.get, step: get }]", "there is one call more than expected: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, times: 0 }], allow_others: true }", "there is one call more than expected: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, step: get }], any_order: true }", "there is a call that is not expected: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get }, http.post], any_order: true }", "the call http.get was expected once and comes once more: http.get GET https://shop.example.com/stock" },
        { "calls: { items: [{ call: http.get, times: 2 }, http.post], any_order: true, allow_others: true }", "the call http.post was expected once and comes never" },
        { "logs: [starting]", "there is one log entry more than expected: DEFAULT {\"left\":5}" },
        { "logs: [starting, { json: { left: 6 } }]", "as number 2 the log entry {\"left\":6} was expected (once); there comes DEFAULT {\"left\":5}" },
        { "logs: [{ text: starting, severity: ERROR }, { json: {} }]", "as number 1 the log entry ERROR starting was expected (once); there comes INFO starting" },
        { "logs: [{ step: wait }, { json: {} }]", "as number 1 the log entry in step wait was expected (once); there comes INFO starting" },
        { "mocks_used: true", "no call has matched the mock 'http.post'" },
    };

    public static TheoryData<string, string> OfFailure => new()
    {
        { "result: 1", "the execution failed, and was expected to have succeeded" },
        { "state: succeeded", "the execution failed, and was expected to have succeeded" },
        { "calls: 1", "the execution failed, and was expected to have succeeded" },
        { "error: all is well", "the message of the error is not as expected" },
        { "error: { message: { regex: \"all.*\" } }", "the message of the error is not as expected" },
        { "error: { tags: TimeoutError }", "the error does not have the tag TimeoutError; it is HTTP server responded with error code 404" },
        { "error: { tags: [HttpError, KeyError] }", "the error does not have the tag KeyError; it is HTTP server responded with error code 404" },
        { "error_tag: KeyError", "the error does not have the tag KeyError; it is HTTP server responded with error code 404" },
        { "error: { code: 500 }", "the error does not have the code 500; it is HTTP server responded with error code 404" },
        { "error: { payload: { body: here } }", "the raised value is not as expected: at $.body \"here\" was expected and \"gone\" found" },
        { "error: { step: look }", "the error did not come up in the expected step" },
        { "error: { line: 4 }", "the error did not come up in the expected line" },
        { "deploy_error: true", "the source has no error, and was expected to be refused" },
    };

    public static TheoryData<string, string> OfRefusal => new()
    {
        { "state: failed", "the source has errors and was not run" },
        { "error: true", "the source has errors and was not run" },
        { "result: 1", "the source has errors and was not run" },
        { "calls: []", "the source has errors and was not run" },
        { "deploy_error: AEF5104", "the source is refused, but not with AEF5104" },
        { "deploy_error: { code: AEF5103, line: 9 }", "the source is refused, but not with AEF5103 in line 9" },
        { "deploy_error: { code: AEF5103, column: 1 }", "the source is refused, but not with AEF5103 in column 1" },
        { "deploy_error: { code: AEF5103, line: 2, column: 1 }", "the source is refused, but not with AEF5103 at 2:1" },
    };

    [Theory]
    [MemberData(nameof(OfSuccess))]
    public void What_a_good_run_does_not_do_is_told(string expect, string message) => Only(Good, expect).ShouldBe($"12: {message}");

    [Theory]
    [MemberData(nameof(OfFailure))]
    public void What_a_failed_run_does_not_do_is_told(string expect, string message) => Only(Bad, expect).ShouldBe($"4: {message}");

    [Theory]
    [MemberData(nameof(OfRefusal))]
    public void What_a_source_that_is_refused_does_not_do_is_told(string expect, string message) =>
        Only(Refused, expect).ShouldBe($"{(expect.StartsWith("deploy", StringComparison.Ordinal) ? 3 : 1)}: {message}");

    [Fact]
    public void A_finding_that_is_not_expected_is_told() =>
        Suite.Failures(Refused.Replace("#", "deploy_error: true, diagnostics: []", StringComparison.Ordinal)).ShouldHaveSingleItem()
            .ShouldStartWith("3: the source has a finding that is not expected: suite.aeftest.yaml:2:");

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
        var failures = Suite.Failures(Good.Replace("#", "mocks_used: true, logs: [], calls: 0, duration: 1, result: 2", StringComparison.Ordinal));

        failures.Select(f => f.Split(' ')[1..4]).Select(w => string.Join(' ', w)).ShouldBe(["no call has", "there is one", "the call of", "the execution took", "the result is"]);
    }

    [Fact]
    public void A_failure_holds_what_was_expected_and_what_was_found()
    {
        var failure = Suite.Tests(Good.Replace("#", "result: { b: [1, 3], a: 1 }", StringComparison.Ordinal)).ShouldHaveSingleItem().Failures.ShouldHaveSingleItem();

        failure.Expected.ShouldBe("{\n  \"b\": [\n    1,\n    3\n  ],\n  \"a\": 1\n}");
        failure.Actual.ShouldBe("{\n  \"b\": [\n    1,\n    2\n  ],\n  \"a\": 1\n}");
        (failure.Path, failure.Line, failure.Column).ShouldBe(("suite.aeftest.yaml", 12, 30));
    }

    [Theory]
    [InlineData("result: { b: [1.0, 2], a: 1 }, duration: 90, calls: [http.get, http.get], logs: 2, state: succeeded, diagnostics: []")]
    [InlineData("result_contains: { b: [1, 2.0] }, duration: \"00:01:30\", calls: [{ call: http.*, times: 2 }], logs: [start*, { json: {} }]")]
    [InlineData("duration: { at_least: 90, at_most: 90 }, calls: { items: [{ call: http.get, times: { at_least: 1 } }] }, logs: { items: [{ severity: info }], allow_others: true }")]
    [InlineData("calls: [{ call: http.get, times: { at_least: 1, at_most: 2 } }, { call: http.*, times: { at_most: 1 } }]")]
    [InlineData("calls: [{ call: http.get, times: { at_least: 0 } }, { call: http.get, step: get_again }, { call: http.put, times: 0 }]")]
    [InlineData("calls: { items: [{ call: http.get, step: get_again }, { call: http.get, step: get }], any_order: true }")]
    [InlineData("calls: { items: [{ call: http.delete, times: 0 }], allow_others: true }")]
    public void The_same_expectations_hold_when_they_are_right(string expect) => Suite.Failures(Good.Replace("#", expect, StringComparison.Ordinal)).ShouldBeEmpty();

    [Theory]
    [InlineData("error: { message: \"*404\", tags: HttpError, code: 404, payload: { body: gone }, step: ask, line: 3 }")]
    [InlineData("error: HTTP server responded with error code 404")]
    [InlineData("error: {}, calls: 1, state: failed")]
    [InlineData("error_tag: HttpError")]
    public void The_same_errors_pass_when_they_are_right(string expect) => Suite.Failures(Bad.Replace("#", expect, StringComparison.Ordinal)).ShouldBeEmpty();

    private static string Only(string text, string expect)
    {
        var test = Suite.Tests(text.Replace("#", expect, StringComparison.Ordinal)).ShouldHaveSingleItem();
        test.Outcome.ShouldBe(TestOutcome.Failed);
        var failure = test.Failures.ShouldHaveSingleItem();
        return $"{failure.Line}: {failure.Message}";
    }
}
