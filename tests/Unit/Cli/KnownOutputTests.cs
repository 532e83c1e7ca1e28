namespace Aef.Tests.Cli;

/// <summary>
/// After a run in which only jobs with <c>continue_if_fail</c> have failed, and after a changed pipeline, a rerun has the outputs of the
/// steps that it skips.
/// </summary>
public sealed class KnownOutputTests : IDisposable
{
    private const string Definition = """
        name: known
        defaults: {executor: dataform-tag-executor}
        levels:
        - - {job_id: COUNT, job_name: count, type: sync}
          - {job_id: CHILD, job_name: child, workflows_name: child}
        - - {job_id: OTHER, job_name: other, continue_if_fail: true, when: '${steps.COUNT.output.rows == 3 and steps.CHILD.output.n == 5}'}
        - - {job_id: LAST, job_name: last}
        finally:
        - {job_id: END, job_name: end}

        """;

    private const string Script = "jobs: {COUNT: {output: {rows: 3}}, CHILD: {output: {n: 5}}, OTHER: {ends: failed}}";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task The_printed_command_runs_only_the_failed_jobs_and_restores_what_they_read()
    {
        var file = _aef.File("known.yaml", Definition);
        var first = await _aef.RunAsync("simulate", file, "--script", _aef.File("failing.yaml", Script));

        first.ExitCode.ShouldBe(0);
        first.Output.ShouldContain("\nrun only the failed jobs after you fix the cause\n");
        var argument = LoopRerunCommandTests.ArgumentIn(first.Output);
        argument.ShouldContain("""
            "resume":{"done":["COUNT","CHILD","LAST"],"outputs":{"COUNT":{"rows":3},"CHILD":{"n":5}}}
            """);
        (await StartedByAsync("simulate", file, "--args", argument)).ShouldBe("OTHER END");
    }

    [Fact]
    public async Task A_rerun_of_the_journal_runs_only_the_failed_jobs()
    {
        var script = _aef.File("failing.yaml", Script);
        await _aef.RunAsync("simulate", _aef.File("known.yaml", Definition), "--script", script, "--journal", _aef.PathOf("run.journal"));
        _aef.File("failing.yaml", "jobs: {}");

        (await StartedByAsync("rerun", _aef.PathOf("run.journal"), "--continued")).ShouldBe("OTHER END");
    }

    [Fact]
    public async Task A_second_rerun_knows_what_the_first_one_restored()
    {
        var file = _aef.File("known.yaml", Definition);
        var failing = _aef.File("failing.yaml", Script);
        var first = await _aef.RunAsync("simulate", file, "--script", failing);
        var second = await _aef.RunAsync(
            "simulate",
            file,
            "--script",
            failing,
            "--args",
            LoopRerunCommandTests.ArgumentIn(first.Output));

        LoopRerunCommandTests.ArgumentIn(second.Output).ShouldBe(LoopRerunCommandTests.ArgumentIn(first.Output));
    }

    [Fact]
    public async Task Items_that_succeeded_are_not_repeated_for_one_that_failed()
    {
        var file = _aef.File("items.yaml", """
            name: items
            defaults: {executor: dataform-tag-executor}
            levels:
            - threads:
              - for_each: [a, b, c]
                steps:
                - {job_id: S, job_name: s, type: sync}
                - {job_id: T, job_name: t, continue_if_fail: true, when: '${steps.S.output.ok}'}
            - - {job_id: SUM, job_name: sum, type: sync, when: '${len(steps.S.output) == 3 and steps.S.output[2].ok}'}

            """);
        var failing = _aef.File("failing.yaml", "jobs: {S: {output: {ok: true}}, \"T[1]\": {ends: failed}}");
        var first = await _aef.RunAsync("simulate", file, "--script", failing);

        var argument = LoopRerunCommandTests.ArgumentIn(first.Output);
        argument.ShouldContain("\"done\":[\"S\",\"T[0]\",\"T[2]\",\"SUM\"]");
        argument.ShouldContain("\"outputs\":{\"S[0]\":{\"ok\":true},\"S[1]\":{\"ok\":true},\"S[2]\":{\"ok\":true}}");
        (await StartedByAsync("simulate", file, "--args", argument)).ShouldBe("T[1]");
    }

    [Fact]
    public async Task The_inputs_of_a_continued_expression_are_in_the_command()
    {
        var file = _aef.File("input.yaml", """
            name: input
            inputs: {m: {type: map, default: {a: 1}}}
            levels:
            - - {job_id: A, job_name: a, executor: dataform-tag-executor, continue_if_fail: true, when: '${inputs.m.b == 1}'}

            """);

        var run = await _aef.RunAsync("simulate", file);

        run.ExitCode.ShouldBe(0);
        run.Output.ShouldContain("or set another value of the input \"m\"");
        run.Output.ShouldEndWith(" --input m=VALUE\n");
    }

    [Fact]
    public async Task A_step_whose_output_the_changed_pipeline_reads_for_the_first_time_runs_again()
    {
        const string before = """
            name: changed
            defaults: {executor: dataform-tag-executor, type: sync}
            levels:
            - - {job_id: A, job_name: a}
              - {job_id: B, job_name: b}
            - - {job_id: C, job_name: c}

            """;
        var file = _aef.File("changed.yaml", before);
        var failing = _aef.File("failing.yaml", "jobs: {C: {ends: failed}}");
        await _aef.RunAsync("simulate", file, "--script", failing, "--journal", _aef.PathOf("run.journal"));
        _aef.File("failing.yaml", "jobs: {A: {output: {rows: 1}}}");
        _aef.File(
            "changed.yaml",
            before.Replace("job_name: c}", "job_name: c, when: '${steps.A.output.rows == 1}'}", StringComparison.Ordinal));

        var rerun = await _aef.RunAsync("rerun", _aef.PathOf("run.journal"));

        rerun.ExitCode.ShouldBe(0, rerun.Error);
        rerun.Error.ShouldContain("AEF6219: These steps have succeeded, but run again: \"A\".");
        Started(rerun.Error).ShouldBe("A C");
    }

    private async Task<string> StartedByAsync(params string[] arguments)
    {
        var result = await _aef.RunAsync(arguments);
        result.ExitCode.ShouldBe(0, result.Error + result.Output);
        return Started(result.Error);
    }

    /// <summary>The jobs that progress lines report as started.</summary>
    private static string Started(string progress) => string.Join(
        ' ',
        progress.Split('\n')
            .Where(l => l.EndsWith(" started", StringComparison.Ordinal) && !l.Contains(" level ", StringComparison.Ordinal))
            .Select(l => l.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1])
            .Where(id => id is not ("finally" or "on_failure")));
}
