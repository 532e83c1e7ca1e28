namespace Aef.Tests.Cli;

/// <summary>The advice after a run fits what ended the run.</summary>
public sealed class RunAdviceTests : IDisposable
{
    private const string Levels = "levels:\n- - {job_id: A, job_name: a, executor: dataform-tag-executor}\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("", "jobs: {A: {ends: failed}}", "run the remaining steps after you fix the cause\n")]
    [InlineData(
        "concurrency: {limit: 1, behavior: fail}\n",
        "executions: [{started_before_minutes: 5, ends_after_minutes: 1}]",
        "run it again when fewer runs of the pipeline are active\n")]
    [InlineData(
        "concurrency: {limit: 1, behavior: fail}\n",
        "executions: [{started_before_minutes: 5}]",
        "run it again when fewer runs of the pipeline are active; in the simulation script, executions without ends_after_minutes never end\n")]
    [InlineData(
        "concurrency: {limit: 1, behavior: queue}\n",
        "executions: [{started_before_minutes: 5}]",
        "run it again when fewer runs of the pipeline are active: its turn never came; in the simulation script, executions without "
        + "ends_after_minutes never end\n")]
    [InlineData(
        "inputs: {t: {type: string, default: x}}\nconcurrency: {limit: 1, key: '${string(int(inputs.t))}'}\n",
        "jobs: {}",
        "run it again after you correct concurrency.key, or the values that it reads\n")]
    [InlineData(
        "inputs: {t: {type: string, default: x}}\nvariables: {v: '${int(inputs.t)}'}\n",
        "jobs: {}",
        "run it again after you correct the variable, or the values that it reads\n")]
    public async Task It_fits_the_failure(string head, string script, string advice)
    {
        var file = _aef.File("p.yaml", "name: p\n" + head + Levels);

        var run = await _aef.RunAsync("simulate", file, "--script", _aef.File("s.yaml", script));

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("\n\n" + advice);
        run.Output.Split("\nrun ").Length.ShouldBe(2, run.Output);
    }

    [Fact]
    public async Task A_schedule_that_is_never_due_must_be_corrected()
    {
        var file = _aef.File("p.yaml", "name: p\nschedule: {name: off, cron: 0 0 31 2 *, enable: false}\n" + Levels);

        var run = await _aef.RunAsync("simulate", file, "--args", """{"schedule": {"name": "off"}}""");

        run.Output.ShouldContain("\nerror: The schedule off is never due\n\nrun it again after you correct the schedule");
    }

    [Theory]
    [InlineData(40_000, "\nrun the remaining steps after you reduce inputs, variables and outputs")]
    [InlineData(99_000, "\nrun it again with a smaller argument\n")]
    public async Task A_run_that_does_not_fit_into_the_memory_needs_less_data(int length, string advice)
    {
        var list = string.Join(',', Enumerable.Range(0, 6).Select(_ => $"\"{new string('x', length)}\""));
        var file = _aef.File("p.yaml", "name: p\ninputs: {l: {type: list, default: []}}\n" + Levels);

        var argument = _aef.File("argument.json", $"{{\"inputs\": {{\"l\": [{list}]}}}}"); // too long for a command line

        var run = await _aef.RunAsync("simulate", file, "--args", "@" + argument);

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain(advice);
    }
}
