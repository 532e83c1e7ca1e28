namespace Aef.Tests.Cli;

/// <summary>Faults in how the command line is read: forgotten, empty, repeated and malformed values.</summary>
public sealed class CommandLineFaultTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("compile x.yaml -o --force", "\"-o\" needs a value; \"--force\" is an option")]
    [InlineData("compile x.yaml --out --no-job-logs", "\"--out\" needs a value; \"--no-job-logs\" is an option")]
    [InlineData("simulate x.yaml --parameters --real-time", "\"--parameters\" needs a value; \"--real-time\" is an option")]
    [InlineData("simulate x.yaml --secret --env A=1", "\"--secret\" needs a value; \"--env\" is an option")]
    [InlineData("simulate x.yaml --events --journal=j", "\"--events\" needs a value; \"--journal\" is an option")]
    [InlineData("simulate x.yaml --events --help", "\"--events\" needs a value; \"--help\" is an option")]
    [InlineData("test x.yaml --filter -v", "\"--filter\" needs a value; \"-v\" is an option")]
    [InlineData("compile x.yaml -o --forse", "\"-o\" needs a value. Write a file of the name \"--forse\" as \"./--forse\"")]
    [InlineData("compile x.yaml -o EMPTY", "\"-o\" needs a value, and \"\" is empty")]
    [InlineData("show x.yaml -o EMPTY", "\"-o\" needs a value")]
    [InlineData("schema definition --out EMPTY", "\"--out\" needs a value")]
    [InlineData("simulate x.yaml --events EMPTY", "\"--events\" needs a value")]
    [InlineData("simulate x.yaml --events=", "\"--events\" needs a value")]
    [InlineData("simulate x.yaml --journal EMPTY", "\"--journal\" needs a value")]
    [InlineData("rerun x.yaml --journal EMPTY", "\"--journal\" needs a value")]
    [InlineData("simulate x.yaml --args EMPTY", "\"--args\" needs a value")]
    [InlineData("test x.yaml --junit EMPTY", "\"--junit\" needs a value")]
    [InlineData("test x.yaml --coverage-file EMPTY", "\"--coverage-file\" needs a value")]
    [InlineData("simulate x.yaml --secret EMPTY", "\"--secret\" needs a value")]
    public async Task A_forgotten_or_empty_value_is_reported(string line, string shown)
    {
        var result = await _aef.RunAsync([.. line.Split(' ').Select(w => w == "EMPTY" ? string.Empty : w)]);

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("aef: The option " + shown);
        result.Error.Split("aef: ").Length.ShouldBe(2, result.Error);
        File.Exists("--force").ShouldBeFalse();
    }

    [Fact]
    public async Task A_value_can_begin_with_a_dash_where_it_cannot_be_meant_as_an_option()
    {
        var file = _aef.File("flow.yaml", "main: {params: [n], steps: [{done: {return: '${n + 1}'}}]}\n");

        (await _aef.RunAsync("simulate", file, "--args", "-5")).Output.ShouldContain("\"result\": -4");
        (await _aef.RunAsync("simulate", file, "--args=-5", "--events", "-")).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("simulate", file, "--env", "A=-v", "--args", "1")).ExitCode.ShouldBe(0);
        (await _aef.RunAsync("simulate", file, "--args", "1", $"--events={_aef.PathOf("-e.jsonl")}")).ExitCode.ShouldBe(0);
    }

    [Theory]
    [InlineData("--workflow c=wf.yaml --workflow c=wf.yaml", "\"c\"", "--workflow")]
    [InlineData("--env A=1 --env A=2", "\"A\"", "--env")]
    [InlineData("--secret k=env:PATH --secret k=env:HOME", "\"k\"", "--secret")]
    public async Task A_name_that_is_given_twice_is_reported(string options, string name, string option)
    {
        var file = _aef.File("wf.yaml", "main: {steps: [{done: {return: 1}}]}\n");

        var result = await _aef.RunAsync(["simulate", file, .. options.Replace("wf.yaml", file, StringComparison.Ordinal).Split(' ')]);

        result.ExitCode.ShouldBe(2, result.Output + result.Error);
        result.Error.ShouldContain("AEF6116");
        result.Error.ShouldContain(name);
        result.Error.ShouldContain(option);
    }

    [Theory]
    [InlineData("""{"a": 1, "a": 2}""", "\"a\"")]
    [InlineData("""{"resume": {"done": ["A"]}, "resume": {"done": []}}""", "\"resume\"")]
    [InlineData("""[{"x": {"b": 1, "\u0062": 2}}]""", "\"b\"")]
    [InlineData("1e999", "too large")]
    [InlineData("[1, -1e999]", "too large")]
    [InlineData("{", "--args")]
    [InlineData("{\"a\": }", "--args")]
    public async Task An_argument_that_is_not_clear_JSON_is_reported(string json, string shown)
    {
        var result = await _aef.RunAsync(
            "simulate",
            _aef.File("wf.yaml", "main: {params: [a], steps: [{done: {return: 1}}]}\n"),
            "--args",
            json);

        result.ExitCode.ShouldBe(2, result.Output);
        result.Error.ShouldStartWith("aef: --args must be JSON:");
        result.Error.ShouldContain(shown);
        result.Error.ShouldNotContain("LineNumber");
        result.Error.ShouldNotContain("isFinalBlock");
    }

    [Theory]
    [InlineData("--secret x")]
    [InlineData("--secret x=foo:bar")]
    [InlineData("--secret x=file:")]
    [InlineData("--env A")]
    [InlineData("--env =1")]
    [InlineData("--workflow x")]
    [InlineData("--workflow x=")]
    [InlineData("--allow-host *")]
    [InlineData("--allow-host http://x")]
    [InlineData("--env GOOGLE_X=1")]
    [InlineData("--coverage-threshold abc")]
    public async Task A_malformed_value_is_wrong_usage(string options)
    {
        var file = _aef.File("wf.yaml", "main: {steps: [{done: {return: 1}}]}\n");

        var result = await _aef.RunAsync(
            [options.StartsWith("--cov", StringComparison.Ordinal) ? "test" : "run", file, .. options.Split(' ')]);

        result.ExitCode.ShouldBe(2, result.Error);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldNotContain("System.");
    }

    [Theory]
    [InlineData("x.aeftest.yaml", "- name: runs\n  source: sample.yaml\n", "is a test file; 'aef test' runs it")]
    [InlineData("mocks.yaml", "mocks:\n- {call: http.get, answer: {body: 1}}\n", "is a mock file; pass the definition or workflow, and this file with --mocks")]
    [InlineData("night.yaml", "jobs:\n  A: {ends: failed}\n", "is a simulation script; pass the definition, and this file with --script")]
    public async Task A_file_of_another_kind_is_called_what_it_is(string name, string content, string shown)
    {
        var file = _aef.File(name, content);

        foreach (var command in new[] { "validate", "compile", "simulate", "show", "measure" })
        {
            var result = await _aef.RunAsync(command, file);

            result.ExitCode.ShouldBe(2, command + result.Error);
            result.Error.ShouldBe($"aef: \"{name}\" {shown}.\n");
        }
    }

    [Fact]
    public async Task A_definition_without_levels_is_not_taken_for_a_simulation_script()
    {
        var result = await _aef.RunAsync("validate", _aef.File("p.yaml", "name: p\ndefaults: {wait_time_seconds: 1}\n"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF3001");
    }

    [Fact]
    public async Task What_cannot_be_read_is_an_error_of_the_input()
    {
        var file = _aef.File("wf.yaml", "main: {steps: [{done: {return: 1}}]}\n");

        (await _aef.RunAsync("simulate", file, "--secret", "k=env:AEF_NO_SUCH_VARIABLE")).ExitCode.ShouldBe(1);
        (await _aef.RunAsync("simulate", file, "--workflow", "c=missing.yaml")).ExitCode.ShouldBe(1);
    }
}
