namespace Aef.Tests.Cli;

/// <summary>What a command line without a meaning is answered with, and completion in shells.</summary>
public sealed class CommandLineProblemTests : IDisposable
{
    private const string Definition = "levels:\n- - { job_id: J01, job_name: load, executor: dataform-tag-executor }\n";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Theory]
    [InlineData("simulate p.yaml --fix", "aef: \"--fix\" is an option of \"aef validate\", not of \"aef simulate\".\n")]
    [InlineData("compile p.yaml --mocks x", "aef: \"--mocks\" is an option of \"aef run\", \"aef simulate\" and \"aef measure\", not of \"aef compile\".\n")]
    [InlineData("validate --version p.yaml", "aef: \"--version\" is an option of \"aef\", not of \"aef validate\".\n")]
    [InlineData("validate -q p.yaml", "aef: Unknown option \"-q\".\n")]
    [InlineData("-v", "aef: \"-v\" is an option of \"aef test\", not of \"aef\".\n")]
    [InlineData("simulate", "aef: aef simulate needs a FILE.\n")]
    [InlineData("compile p.yaml -o", "aef: -o needs a value: OUT.\n")]
    [InlineData(
        "compile a.yaml b.yaml",
        "aef: aef compile has one definition, and \"b.yaml\" is a second argument. Write the result with -o OUT, and pass platform "
        + "parameters with --parameters FILE; several definitions need --target terraform; AEF's form is aef compile DEFINITION PARAMETERS OUTPUT [FOURTH].\n")]
    [InlineData("simulate p.yaml --output xml", "aef: --output must be text or json; got \"xml\".\n")]
    [InlineData("measure p.yaml --polls x", "aef: --polls must be a whole number; got \"x\".\n")]
    [InlineData("simulate p.yaml --args foo", "aef: --args must be JSON: 1:2: Invalid JSON: Write true, false or null in lower case, and strings in double quotes.\n")]
    [InlineData("simulate p.yaml --args @nope.json", "aef: --args: Cannot read \"nope.json\": it does not exist.\n")]
    public async Task A_problem_names_the_option_the_value_and_what_to_write(string line, string shown)
    {
        var result = await _aef.RunAsync(line.Split(' '));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldStartWith(shown);
        result.Error.ShouldNotContain("System.");
    }

    [Fact]
    public async Task Help_and_version_are_commands_too()
    {
        (await _aef.RunAsync("help")).Output.ShouldBe((await _aef.RunAsync("--help")).Output);
        (await _aef.RunAsync("help", "simulate")).Output.ShouldBe((await _aef.RunAsync("simulate", "--help")).Output);
        (await _aef.RunAsync("version")).Output.ShouldBe((await _aef.RunAsync("--version")).Output);
    }

    [Fact]
    public async Task A_misspelt_command_does_not_mention_companion_programs()
    {
        (await _aef.RunAsync("valdate")).Error.ShouldNotContain("No program");
        (await _aef.RunAsync("lineage")).Error.ShouldContain("No program aef-lineage");
    }

    [Theory]
    [InlineData("compile", "-o")]
    [InlineData("simulate", "--events")]
    [InlineData("simulate", "--journal")]
    public async Task A_folder_that_does_not_exist_is_named(string command, string option)
    {
        var result = await _aef.RunAsync(command, _aef.File("p.yaml", Definition), option, _aef.PathOf("nodir/x.out"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("nodir/x.out\": the folder \"");
        result.Error.ShouldContain("nodir\" does not exist.");
        result.Error.ShouldNotContain("Could not find a part");
    }

    [Fact]
    public async Task A_journal_that_does_not_exist_is_named()
    {
        var result = await _aef.RunAsync("rerun", _aef.PathOf("nope.journal"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("nope.journal");
        result.Error.ShouldContain("does not exist.");
        result.Error.ShouldNotContain("Could not find file");
    }

    [Fact]
    public async Task The_argument_of_a_run_can_be_a_file()
    {
        var result = await _aef.RunAsync(
            "simulate",
            _aef.File("p.yaml", Definition),
            "--args",
            "@" + _aef.File("a.json", "{\"resume\": {\"done\": [\"J01\"]}}"));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.ShouldContain("skipped");
    }

    [Theory]
    [InlineData("--script")]
    [InlineData("--parameters")]
    [InlineData("--mocks")]
    public async Task Only_the_file_itself_can_be_standard_input(string option) =>
        (await _aef.RunAsync("simulate", _aef.File("p.yaml", Definition), option, "-"))
            .Error.ShouldBe($"aef: {option} needs a file; only FILE can be standard input.\n");

    [Fact]
    public async Task A_refused_run_shows_only_errors_and_warnings()
    {
        var result = await _aef.RunAsync("simulate", _aef.File("p.yaml", Definition), "--script", _aef.PathOf("nope.yaml"));

        result.Error.ShouldContain("error AEF1001");
        result.Error.ShouldNotContain("AEF4100");
        result.Error.ShouldContain("not run: 1 error");
    }

    [Fact]
    public async Task A_simulation_script_error_names_the_value()
    {
        var script = _aef.File("s.yaml", "jobs:\n  J01: {ends: fail, duration_seconds: -1}\n");

        var error = (await _aef.RunAsync("simulate", _aef.File("p.yaml", Definition), "--script", script)).Error;

        error.ShouldContain("ends must be success, failed or never; got \"fail\".");
        error.ShouldContain("duration_seconds must be a number of seconds from 0 to 31,536,000; got -1.");
    }

    [Fact]
    public async Task A_compiled_workflow_names_what_to_run_instead()
    {
        var workflow = _aef.PathOf("w.yaml");
        (await _aef.RunAsync("compile", _aef.File("p.yaml", Definition), "-o", workflow)).ExitCode.ShouldBe(0);

        var result = await _aef.RunAsync("simulate", workflow);

        result.Error.ShouldStartWith("w.yaml is a workflow that Aef compiled. To run it with simulated jobs, run its definition.\n");
    }

    [Fact]
    public async Task Fixes_change_the_shared_configuration_only_when_it_is_named()
    {
        var configuration = _aef.File("aef.json", "{ \"supressions\": [] }");

        await _aef.RunAsync("validate", "--fix", _aef.File("p.yaml", Definition));
        (await File.ReadAllTextAsync(configuration)).ShouldContain("supressions");

        await _aef.RunAsync("validate", "--fix", configuration);
        (await File.ReadAllTextAsync(configuration)).ShouldContain("suppressions");
    }

    [Fact]
    public async Task A_definition_is_not_a_test_file()
    {
        var result = await _aef.RunAsync("test", _aef.File("p.yaml", Definition));

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("p.yaml\" is a definition; 'aef validate' checks it, and 'aef simulate' runs it.");
    }

    [Theory]
    [InlineData("wait_time: 30", "Unknown key \"wait_time\" in a step is ignored. Did you mean \"wait_time_seconds\"?")]
    [InlineData("retry: { attempts: 2 }", "Unknown key \"attempts\" in retry is ignored. Did you mean \"max_attempts\"?")]
    [InlineData("depends_on: A", "Unknown key \"depends_on\" in a step is ignored. Valid keys: async_timeout_loop_in_minutes, ")]
    [InlineData("continue_if_fail: fasle", "CONTINUE_IF_FAIL is on for every value except false; got \"fasle\".")]
    [InlineData("retry: 3", "retry must be an object, such as {max_attempts: 3}; got a number.")]
    public async Task A_key_or_value_without_effect_is_reported_with_its_consequence(string key, string message)
    {
        var file = _aef.File("slip.yaml", $"levels:\n- - {{ job_id: J01, job_name: load, executor: dataform-tag-executor, {key} }}\n");

        (await _aef.RunAsync("validate", file)).Error.ShouldContain(message);
    }

    [Fact]
    public async Task Next_suggests_only_steps_that_it_can_name()
    {
        var file = _aef.File("next.yaml", """
            levels:
            - - - { job_id: A2, job_name: a, executor: dataform-tag-executor }
            - - - { job_id: M1, job_name: m, executor: dataform-tag-executor, next: M2 }
            """);

        (await _aef.RunAsync("validate", file)).Error.ShouldNotContain("A2\"?");
    }

    [UnixFact]
    public async Task Completion_in_bash_offers_commands_and_options()
    {
        var script = _aef.File("aef.bash", (await _aef.RunAsync("completion", "bash")).Output);

        Complete(script, "va").ShouldBe("validate");
        Complete(script, "validate", "--str").ShouldBe("--strict");
        Complete(script, "completion", "--h").ShouldBe("--help");
    }

    [Fact]
    public async Task Completion_exists_for_each_shell()
    {
        (await _aef.RunAsync("completion", "zsh")).Output.ShouldStartWith("autoload -U +X bashcompinit");
        (await _aef.RunAsync("completion", "pwsh")).Output.ShouldStartWith("Register-ArgumentCompleter -Native -CommandName aef");
        (await _aef.RunAsync("completion", "fish")).ExitCode.ShouldBe(2);
    }

    private static string Complete(string script, params string[] words)
    {
        var start = new System.Diagnostics.ProcessStartInfo("bash") { RedirectStandardOutput = true, UseShellExecute = false };
        start.ArgumentList.Add("-c");
        start.ArgumentList.Add(
            $"source '{script}'; COMP_WORDS=(aef {string.Join(' ', words)}); COMP_CWORD={words.Length}; _aef; echo \"${{COMPREPLY[*]}}\"");
        using var bash = System.Diagnostics.Process.Start(start)!;
        var output = bash.StandardOutput.ReadToEnd();
        bash.WaitForExit();
        return output.Trim();
    }
}
