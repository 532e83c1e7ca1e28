namespace Aef.Tests.Cli;

/// <summary>The command that <c>aef simulate</c> prints after a failed run with <c>for_each</c>.</summary>
public sealed class LoopRerunCommandTests : IDisposable
{
    private const string Definition = """
        name: o2
        inputs: {items: {type: list, default: [a, b, c]}}
        levels:
        - threads:
          - for_each: "${inputs.items}"
            steps:
            - {job_id: B, job_name: b, type: sync, executor: dataform-tag-executor, when: '${index != 1}'}
        - - {job_id: E, job_name: e, type: sync, executor: dataform-tag-executor}
        - - {job_id: G, job_name: g, type: sync, executor: dataform-tag-executor, when: '${steps.B.output[0] != null}'}

        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task It_contains_the_outputs_of_the_items()
    {
        var file = _aef.File("o2.yaml", Definition);
        var failing = _aef.File("failing.yaml", "jobs: {E: {ends: failed}, B: {output: {r: 1}}}");

        var first = await _aef.RunAsync("simulate", file, "--script", failing);
        var again = await _aef.RunAsync("simulate", file, "--args", ArgumentIn(first.Output));

        first.ExitCode.ShouldBe(1);
        ArgumentIn(first.Output).ShouldContain("""
            "outputs":{"B[0]":{"r":1},"B[2]":{"r":1}}
            """);
        again.ExitCode.ShouldBe(0);
        again.Output.ShouldContain("o2 succeeded");
        again.Error.ShouldContain("E succeeded");
        again.Error.ShouldContain("G succeeded"); // it is skipped without the outputs
        again.Error.ShouldNotContain("B[0] succeeded");
    }

    [Fact]
    public async Task After_a_run_with_another_list_it_keeps_what_was_done()
    {
        // Only the run knows the list.
        var list = Definition.Replace("${inputs.items}", "${list.concat(inputs.items, 7)}", StringComparison.Ordinal);
        var file = _aef.File("o2.yaml", list);
        var first = await _aef.RunAsync("simulate", file, "--script", _aef.File("failing.yaml", "jobs: {E: {ends: failed}}"));
        var argument = ArgumentIn(first.Output);

        var refused = await _aef.RunAsync("simulate", file, "--args", argument, "--input", "items=[\"c\",\"b\",\"a\"]");

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldContain("pass the list of the failed run, or start the pipeline without resume");
        refused.Output.ShouldNotContain("\\n");
        refused.Output.ShouldNotContain("for_each_");
        refused.Output.ShouldNotContain("remaining steps");
        refused.Output.ShouldContain("\nrun it again after you correct the argument\n");
        ArgumentIn(refused.Output).ShouldContain("\"done\":[\"B[0]\",\"B[2]\",\"B[3]\"]");
        ArgumentIn(refused.Output).ShouldContain("\"lists\"");
    }

    [Fact]
    public async Task Another_list_that_is_known_before_the_run_is_an_error()
    {
        var file = _aef.File("o2.yaml", Definition);
        var first = await _aef.RunAsync("simulate", file, "--script", _aef.File("failing.yaml", "jobs: {E: {ends: failed}}"));
        var argument = ArgumentIn(first.Output);

        var refused = await _aef.RunAsync("simulate", file, "--args", argument, "--input", "items=[\"c\",\"b\",\"a\"]");
        var same = await _aef.RunAsync("simulate", file, "--args", argument, "--input", "items=[\"a\",\"b\",\"c\"]");

        refused.ExitCode.ShouldBe(1);
        refused.Output.ShouldBeEmpty();
        refused.Error.ShouldContain("AEF6196");
        same.ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task An_item_beyond_the_list_is_an_error_before_the_run()
    {
        var run = await _aef.RunAsync("simulate", _aef.File("o2.yaml", Definition), "--args", """{"resume": {"done": ["B[7]"]}}""");

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("AEF6170");
        run.Error.ShouldContain("\"B[7]\"");
        run.Error.ShouldContain("3 items");
    }

    [Fact]
    public async Task An_output_that_is_too_large_is_no_reason_to_fix_the_job()
    {
        var output = new string('x', 60_000);
        var script = _aef.File("big.yaml", $"jobs: {{B: {{output: {output}}}}}");

        var run = await _aef.RunAsync(
            "simulate",
            _aef.File("o2.yaml", Definition.Replace("'${index != 1}'", "true", StringComparison.Ordinal)),
            "--script",
            script,
            "--input",
            "items=[1,2,3,4,5,6]");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("The job succeeded but the outputs that expressions read have more than 262144 bytes together");
        run.Output.ShouldContain("how to fix: the job succeeded, but its output has no room");
        run.Output.ShouldNotContain("attempt 0");
        run.Error.Split("B[5] succeeded").Length.ShouldBe(1);
    }

    /// <summary>The argument of the last command that the output contains.</summary>
    internal static string ArgumentIn(string output)
    {
        var begin = output.LastIndexOf("--args '", StringComparison.Ordinal) + "--args '".Length;
        return output[begin..output.LastIndexOf('\'')];
    }
}
