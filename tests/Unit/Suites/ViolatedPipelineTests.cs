namespace Aef.Tests.Suites;

/// <summary>Every kind of expectation about pipelines, violated, and the same when they are right.</summary>
public sealed class ViolatedPipelineTests
{
    /// <summary>A and B side by side, B fails and continues; then C, which is tried twice; the expectation is in line 14.</summary>
    private const string Text = """
        - name: t
          source:
            name: p
            levels:
              - - { job_id: A, job_name: a, type: async, executor: dataform-tag-executor }
              - - { job_id: B, job_name: b, type: async, executor: dataform-tag-executor, continue_if_fail: true }
              - - { job_id: C, job_name: c, type: async, executor: dataform-tag-executor, retry: { max_attempts: 2 } }
          simulate:
            defaults: { duration_seconds: 60 }
            jobs:
              B: { ends: failed, message: no quota }
              C: [{ ends: failed }, { duration_seconds: 30 }]

          expect: { # }
        """;

    public static TheoryData<string, string> Violated => new()
    {
        { "state: failed", "expected the execution to have failed, but it has succeeded" },
        { "steps: { A: failed }", "expected step A to be failed, but it is succeeded" },
        { "steps: { B: { state: skipped } }", "expected step B to be skipped, but it is failed" },
        { "steps: { A: not_started }", "expected step A to be not_reached, but it is succeeded" },
        { "steps: { A: not_reached }", "expected step A to be not_reached, but it is succeeded" },
        { "steps: { X: failed }", "the pipeline has no step \"X\"" },
        { "steps: { C: { attempts: 1 } }", "expected the number of attempts of step C to be 1, but it is 2" },
        { "steps: { B: { message: \"*division*\" } }", "step B has a different message" },
        { "order: [C, A]", "step A started before C had ended" },
        { "order: [A, X]", "the pipeline has no step \"X\"" },
        { "failures: []", "step B failed unexpectedly" },
        { "skipped: [A]", "expected step A to be skipped, but it is succeeded" },
        { "skipped: [X]", "the pipeline has no step \"X\"" },
        { "outputs: { A: done }", "the output of step A is different" },
        { "outputs: { X: done }", "the pipeline has no step \"X\"" },
        { "failures: [B, C]", "no step failed as C" },
        { "failures: [{ job_id: B, continued: false }, B]", "no step failed as B, not continued" },
        { "failures: [{ job_id: B, message: \"*quota*\", attempt: 2 }, B]", "no step failed as B, *quota*, attempt 2" },
        { "failures: [{ job_id: B, kind: TimeoutError }, B]", "no step failed as B, TimeoutError" },
        { "duration: 60", "expected the execution to take 00:01:00 of virtual time, but it took " },
        { "logs: []", "unexpected additional log entry: " },
        { "result: nothing", "the result is different: at $, expected \"nothing\" but found " },
        { "deploy_error: true", "expected the source to be rejected, but it has no error" },
    };

    [Theory]
    [MemberData(nameof(Violated))]
    public void What_a_pipeline_does_not_do_is_reported(string expect, string message)
    {
        var failures = Suite.Failures(Text.Replace("#", expect, StringComparison.Ordinal));

        failures.ShouldHaveSingleItem().ShouldStartWith($"14: {message}");
    }

    [Theory]
    [InlineData("steps: { A: succeeded, B: { state: failed, message: \"*no quota*\" }, C: { state: succeeded, attempts: 2 } }")]
    [InlineData("order: [A, B, C], failures: [{ job_id: B, kind: JobFailed, message: \"*no quota*\", attempt: 1, continued: true }]")]
    [InlineData("state: succeeded, logs: { items: [{ step: B, times: { at_least: 1 } }], allow_others: true }, diagnostics: [AEF4100]")]
    public void The_same_expectations_hold_when_they_are_right(string expect) =>
        Suite.Failures(Text.Replace("#", expect, StringComparison.Ordinal)).ShouldBeEmpty();
}
