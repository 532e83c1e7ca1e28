namespace Aef.Tests.Suites;

/// <summary>Inputs, skipped steps and outputs in tests of pipelines.</summary>
public sealed class InputTestTests
{
    private const string Text = """
        - name: t
          source:
            name: p
            inputs: { taxi: { type: enum, values: [yellow, green] }, year: { type: integer, default: 2026 } }
            levels:
              - - { job_id: A, job_name: a, type: sync, executor: dataform-tag-executor }
                - { job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${inputs.taxi == "green" and steps.A.output.rows == inputs.year}' }
          simulate: { jobs: { A: { output: { rows: 2026 } } } }
          #
          expect: { @ }
        """;

    [Theory]
    [InlineData("inputs: { taxi: green }", "skipped: [], outputs: { A: { rows: 2026 } }")]
    [InlineData("inputs: { taxi: yellow }", "skipped: [B], steps: { A: succeeded }")]
    [InlineData("inputs: { taxi: green, year: 1 }", "skipped: [B]")]
    [InlineData("args: { inputs: { taxi: green, year: 1 } }", "skipped: [B]")]
    [InlineData("args: { inputs: { taxi: red, year: 1 } }\n  inputs: { taxi: green, year: 2026 }", "skipped: []")]
    [InlineData("inputs: { taxi: red }", "error_tag: InvalidInput, steps: { A: not_started, B: not_reached }")]
    [InlineData("", "error: { message: \"Invalid inputs: taxi is missing\" }")]
    public void A_test_sets_inputs_and_expects_skipped_steps_and_outputs(string set, string expect) =>
        Suite.Failures(Filled(set, expect)).ShouldBeEmpty();

    [Theory]
    [InlineData("skipped: []", "step B was skipped unexpectedly")]
    [InlineData("skipped: [A, B]", "expected step A to be skipped, but it is succeeded")]
    [InlineData("outputs: { A: { rows: 2025 } }", "the output of step A is different")]
    [InlineData("outputs: { A: { rows: 2026, more: 1 } }", "the output of step A is different")]
    public void Other_steps_and_outputs_are_reported(string expect, string message) =>
        Suite.Failures(Filled("inputs: { taxi: yellow }", expect)).ShouldHaveSingleItem().ShouldContain(message);

    private static string Filled(string set, string expect) =>
        Text.Replace("  #", "  " + set, StringComparison.Ordinal).Replace("@", expect, StringComparison.Ordinal);
}
