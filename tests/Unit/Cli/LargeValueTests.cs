namespace Aef.Tests.Cli;

/// <summary>Values that have no room in the memory of a workflow: the failure names the parameters, and the hint fits.</summary>
public sealed class LargeValueTests : IDisposable
{
    private const string Hint = "how to fix: make the values smaller";

    private readonly CliSession _aef = new();

    public LargeValueTests()
    {
        _aef.File("aef.json", "{}");
        Directory.CreateDirectory(_aef.PathOf("executors"));
        File.WriteAllText(_aef.PathOf("executors/api.yaml"), """
            name: api
            job_file: optional
            parameters: { a: {}, b: {}, c: {} }
            reads_step_properties: true
            accepts_secrets: true
            workflows: [{ binding: function }]
            """);
    }

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("{a: '${variables.v14}', b: x}", "The parameter \"a\" is too large: the variables take more than 524288 bytes")]
    [InlineData("{a: '${variables.v14}', b: x, c: '${secrets.KEY}'}", "One of the parameters \"a\" and \"c\" is too large: ")]
    public async Task Parameters_with_secrets_that_are_too_large_are_named(string with, string message)
    {
        var run = await RunAsync("${secrets.KEY}", with);
        var json = await RunAsync("${secrets.KEY}", with, "--output", "json");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("    " + message);
        run.Output.ShouldContain("    " + Hint);
        run.Error.ShouldContain("A failed: " + message);
        json.Output.ShouldContain("\"kind\": \"MemoryLimitExceededError\"");
    }

    [Fact]
    public async Task A_run_that_exceeds_the_memory_has_the_same_hint()
    {
        const string first = "${text.replace_all(\"xxxxxxxxxx\", \"x\", \"0123456789012345678901234567890123456789\")}";

        var run = await RunAsync(first, "{a: '${variables.v14}'}");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("error: the variables take more than 524288 bytes\n" + Hint);
    }

    [Fact]
    public async Task Another_failure_has_another_hint()
    {
        var run = await RunAsync("x", "{a: '${secrets.KEY}'}", "--script", _aef.File("script.yaml", "jobs: {A: {ends: failed}}\n"));

        run.Output.ShouldContain("how to fix: fix the job");
        run.Output.ShouldNotContain(Hint);
    }

    private Task<CliResult> RunAsync(string first, string with, params string[] more)
    {
        var doubled = string.Concat(Enumerable.Range(1, 14).Select(i => $"  v{i}: '${{variables.v{i - 1} + variables.v{i - 1}}}'\n"));
        var file = _aef.File(
            "p.yaml",
            $"variables:\n  v0: '{first}'\n{doubled}levels: [[{{job_id: A, job_name: a, executor: api, with: {with}}}]]\n");
        return _aef.RunAsync(["simulate", file, .. more]);
    }
}
