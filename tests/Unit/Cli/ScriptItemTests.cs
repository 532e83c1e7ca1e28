namespace Aef.Tests.Cli;

/// <summary>Items in simulation scripts: one that the run does not have never has an effect, so it is reported.</summary>
public sealed class ScriptItemTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("""{"B[0]": {ends: failed}}""", "The pipeline has no job \"B[0]\". The step \"B\" has no items, because its thread has no for_each.")]
    [InlineData("""{"C[2]": {}}""", "The pipeline has no job \"C[2]\". The list of for_each has 2 items, and indexes count from 0.")]
    [InlineData("""{"A[5]": {}}""", "The pipeline has no job \"A[5]\". The list of for_each has at most 5 items, and indexes count from 0.")]
    [InlineData("""{"C[02]": {}}""", "The pipeline has no job \"C[02]\".")]
    public async Task An_item_that_no_run_has_is_an_error(string jobs, string message)
    {
        var run = await RunAsync(jobs);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain($"AEF6003: {message}");
        run.Output.ShouldBeEmpty("nothing may start");
    }

    [Fact]
    public async Task An_item_beyond_the_list_of_an_input_is_a_warning_of_the_runs_with_this_list()
    {
        const string jobs = """{"A[2]": {ends: failed}, "A[1]": {}}""";
        var two = await RunAsync(jobs, "--input", "l=[1, 2]");
        var three = await RunAsync(jobs);

        two.ExitCode.ShouldBe(0);
        two.Error.ShouldContain("script.yaml:1:8: warning AEF6220: \"A[2]\" has no effect in this run. The list of for_each has 2 items, ");
        two.Error.ShouldNotContain("\"A[1]\" has no effect");
        three.ExitCode.ShouldBe(1, "the item fails");
        three.Error.ShouldNotContain("AEF6220");
    }

    private async Task<CliResult> RunAsync(string jobs, params string[] more) => await _aef.RunAsync(
    [
        "simulate",
        _aef.File("p.yaml", """
            inputs: {l: {type: list, default: [a, b, c]}}
            levels:
            - threads:
              - {for_each: "${inputs.l}", max_items: 5, steps: [{job_id: A, job_name: a, executor: dataform-tag-executor}]}
              - [{job_id: B, job_name: b, executor: dataform-tag-executor}]
              - {for_each: [1, 2], steps: [{job_id: C, job_name: c, executor: dataform-tag-executor}]}
            """),
        "--script",
        _aef.File("script.yaml", "jobs: " + jobs),
        .. more,
    ]);
}
