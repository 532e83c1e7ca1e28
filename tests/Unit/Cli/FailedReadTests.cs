using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary>After a run in which an expression failed, a rerun does not restore the output that the expression could not use.</summary>
public sealed class FailedReadTests : IDisposable
{
    private const string Listed = """
        name: fe
        defaults: {executor: dataform-tag-executor, type: sync}
        levels:
        - - {job_id: LIST, job_name: list}
          - {job_id: OTHER, job_name: other}
        - threads:
          - for_each: "${steps.LIST.output}"
            steps:
            - {job_id: S, job_name: s}
            - {job_id: T, job_name: t, when: "${steps.S.output.ok}"}

        """;

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task The_step_that_returned_it_runs_again_and_the_rerun_succeeds()
    {
        var file = _aef.File("fe.yaml", Listed);
        var first = await _aef.RunAsync("simulate", file, "--script", _aef.File("wrong.yaml", "jobs: {LIST: {output: abc}}"));

        first.Output.ShouldContain("or what returns the values that it reads; \"LIST\" runs again\n");
        var argument = LoopRerunCommandTests.ArgumentIn(first.Output);
        argument.ShouldContain("\"resume\":{\"done\":[\"OTHER\"]}");
        var script = _aef.File("right.yaml", "jobs: {LIST: {output: [1, 2]}, S: {output: {ok: true}}}");
        var again = await _aef.RunAsync("simulate", file, "--script", script, "--args", argument);
        again.ExitCode.ShouldBe(0, again.Output);
        again.Error.ShouldContain("LIST succeeded");
        again.Error.ShouldContain("OTHER skipped: done before this run");
        again.Error.ShouldContain("T[1] succeeded");
    }

    [Fact]
    public async Task Only_the_item_that_returned_it_runs_again_and_the_list_of_done_items_stays()
    {
        var file = _aef.File("fe.yaml", Listed);
        var script = _aef.File(
            "wrong.yaml",
            "jobs: {LIST: {output: [1, 2, 3]}, S: {output: {ok: true}}, \"S[1]\": {output: {nok: true}}}");
        var first = await _aef.RunAsync("simulate", file, "--script", script);

        first.Output.ShouldContain("; \"S[1]\" runs again\n");
        LoopRerunCommandTests.ArgumentIn(first.Output)
            .ShouldContain("\"done\":[\"LIST\",\"OTHER\",\"S[0]\",\"S[2]\",\"T[0]\",\"T[2]\"]");
        var right = _aef.File("right.yaml", "jobs: {S: {output: {ok: true}}}");
        var again = await _aef.RunAsync("simulate", file, "--script", right, "--args", LoopRerunCommandTests.ArgumentIn(first.Output));
        again.ExitCode.ShouldBe(0, again.Output);
        again.Error.ShouldContain("T[1] succeeded");
        again.Error.ShouldNotContain("S[0] succeeded");
    }

    [Fact]
    public async Task The_output_that_items_were_made_of_stays_and_the_hint_names_it()
    {
        // The list is right; an item reads something else of it.
        var file = _aef.File(
            "fe.yaml",
            Listed.Replace("${steps.S.output.ok}", "${steps.LIST.output[index].ok}", StringComparison.Ordinal));
        var script = _aef.File("wrong.yaml", "jobs: {LIST: {output: [{ok: true}, 2]}}");

        var first = await _aef.RunAsync("simulate", file, "--script", script);

        first.Output.ShouldContain("; \"LIST\" does not run again unless you remove it from resume.done\n");
        LoopRerunCommandTests.ArgumentIn(first.Output).ShouldContain("\"done\":[\"LIST\",");
    }

    [Fact]
    public async Task A_rerun_of_a_journal_repeats_the_step_too()
    {
        var script = _aef.File("wrong.yaml", "jobs: {LIST: {output: abc}}");
        await _aef.RunAsync("simulate", _aef.File("fe.yaml", Listed), "--script", script, "--journal", _aef.PathOf("run.journal"));
        _aef.File("wrong.yaml", "jobs: {LIST: {output: [1]}, S: {output: {ok: true}}}");

        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("run.journal"));

        rerun.ExitCode.ShouldBe(0, rerun.Output);
        rerun.Error.ShouldContain("LIST succeeded");
    }

    [Theory]
    [InlineData("- when: '${inputs.m.b == 1}'\n  threads:\n  - steps: [STEP, {job_id: B, job_name: b}]")]
    [InlineData("- threads:\n  - when: '${inputs.m.b == 1}'\n    steps: [STEP, {job_id: B, job_name: b}]")]
    [InlineData("- threads:\n  - for_each: '${inputs.m.list}'\n    steps: [STEP, {job_id: B, job_name: b}]")]
    public async Task The_expression_of_a_level_or_thread_fails_the_run_even_if_its_first_step_has_continue_if_fail(string level)
    {
        var step = "{job_id: A, job_name: a, continue_if_fail: true}";
        var file = _aef.File(
            "lw.yaml",
            "name: lw\ninputs: {m: {type: map, default: {a: 1}}}\ndefaults: {executor: dataform-tag-executor}\nlevels:\n"
            + level.Replace("STEP", step, StringComparison.Ordinal) + "\n");

        var text = await _aef.RunAsync("simulate", file);
        var json = await _aef.RunAsync("simulate", file, "--output", "json");

        text.ExitCode.ShouldBe(1);
        text.Output.ShouldNotContain("the run continued");
        text.Output.ShouldEndWith(" --input m=VALUE\n");
        using var document = JsonDocument.Parse(json.Output);
        var failure = document.RootElement.GetProperty("failures").EnumerateArray().ShouldHaveSingleItem();
        failure.GetProperty("job_id").GetString().ShouldBe("A");
        failure.GetProperty("continued").GetBoolean().ShouldBeFalse();
    }
}
