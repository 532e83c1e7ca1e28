namespace Aef.Tests.Cli;

/// <summary><c>--ci</c>: what commands write for the CI system that runs them.</summary>
public sealed class CiOutputTests : IDisposable
{
    private const string Broken = """
        { "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "THREAD_ID": "1", "STEPS": [ { "JOB_ID": "J01", "NEXT": "J09" } ] } ] } ] }
        """;

    // GITHUB_ACTIONS and TF_BUILD are only ever cleared: Pester suites start next to these tests and must not see a CI system.
    private static readonly string[] Variables =
        ["GITHUB_ACTIONS", "GITHUB_WORKSPACE", "GITHUB_STEP_SUMMARY", "TF_BUILD", "BUILD_SOURCESDIRECTORY", "AGENT_TEMPDIRECTORY"];

    private readonly CliSession _aef = new();
    private readonly Dictionary<string, string?> _before = Variables.ToDictionary(v => v, Environment.GetEnvironmentVariable);

    public CiOutputTests()
    {
        foreach (var variable in Variables)
        {
            Environment.SetEnvironmentVariable(variable, null);
        }
    }

    public void Dispose()
    {
        foreach (var (variable, value) in _before)
        {
            Environment.SetEnvironmentVariable(variable, value);
        }

        _aef.Dispose();
    }

    [Fact]
    public async Task GitHub_gets_annotations_on_standard_output_and_a_summary()
    {
        var broken = _aef.File("broken.json", Broken);
        Environment.SetEnvironmentVariable("GITHUB_WORKSPACE", Path.GetDirectoryName(broken));
        Environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", _aef.PathOf("summary.md"));

        var result = await _aef.RunAsync("validate", broken, "--ci", "github");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldStartWith("::error title=");
        result.Output.ShouldContain("\n::error title=AEF2010,file=broken.json,line=1,");
        result.Output.ShouldContain("\nbroken.json: invalid definition");
        result.Error.ShouldNotContain("AEF2010");
        (await File.ReadAllTextAsync(_aef.PathOf("summary.md"))).ShouldStartWith("## Aef: 1 checked, 1 invalid\n");
    }

    [Fact]
    public async Task Azure_gets_issues_and_an_uploaded_summary()
    {
        var broken = _aef.File("broken.json", Broken);
        Environment.SetEnvironmentVariable("BUILD_SOURCESDIRECTORY", Path.GetDirectoryName(broken));
        Environment.SetEnvironmentVariable("AGENT_TEMPDIRECTORY", Path.GetDirectoryName(broken));

        var result = await _aef.RunAsync("validate", broken, "--ci", "azure");

        result.Output.ShouldStartWith("##vso[task.logissue type=error;sourcepath=broken.json;linenumber=1;");
        result.Output.ShouldMatch(@"\n##vso\[task\.uploadsummary\]aef-summary-[0-9a-f]+\.md\n$");
    }

    [Fact]
    public async Task Outside_of_a_CI_system_auto_changes_nothing()
    {
        var broken = _aef.File("broken.json", Broken);

        var plain = await _aef.RunAsync("validate", broken);
        var auto = await _aef.RunAsync("validate", broken, "--ci", "auto");

        auto.ShouldBe(plain);
        plain.Error.ShouldContain("error AEF2010");
    }

    [Fact]
    public async Task Failed_tests_are_annotated_and_summed_up()
    {
        _aef.File("flow.yaml", "main: { steps: [ { a: { return: 1 } } ] }");
        var test = _aef.File("flow.aeftest.yaml", "tests: [ { name: returns two, source: flow.yaml, expect: { result: 2 } } ]");
        Environment.SetEnvironmentVariable("GITHUB_WORKSPACE", Path.GetDirectoryName(test));
        Environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", _aef.PathOf("summary.md"));

        var result = await _aef.RunAsync("test", test, "--ci", "github");

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldContain("::error title=returns two,file=flow.aeftest.yaml,line=1,");
        (await File.ReadAllTextAsync(_aef.PathOf("summary.md"))).ShouldStartWith("## Aef tests: 0 passed, 1 failed, 0 skipped\n");
    }

    [Fact]
    public async Task A_summary_that_cannot_be_written_is_a_warning()
    {
        var sample = _aef.File("sample.yaml", CliSamples.Definition);
        Environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", _aef.PathOf(Path.Combine("missing", "summary.md")));

        var result = await _aef.RunAsync("validate", sample, "--ci", "github");

        result.ExitCode.ShouldBe(0, result.Error);
        result.Error.ShouldContain("aef: The job summary cannot be written: ");
    }

    [Fact]
    public async Task The_summary_of_a_run_is_appended_to_that_of_the_job()
    {
        var page = _aef.File("step-summary.md", "before\n");
        Environment.SetEnvironmentVariable("GITHUB_STEP_SUMMARY", page);

        var run = await _aef.RunAsync("simulate", _aef.File("sample.yaml", CliSamples.Definition), "--ci", "github");

        run.ExitCode.ShouldBe(0, run.Error);
        File.ReadAllText(page).ShouldStartWith("before\n\n## sample: succeeded\n\n### Run\n");
        File.ReadAllText(page).ShouldContain("### Steps");
    }

    [Fact]
    public async Task Another_form_of_output_leaves_no_room_for_annotations()
    {
        var result = await _aef.RunAsync("validate", _aef.File("sample.yaml", CliSamples.Definition), "--ci", "github", "--output", "json");

        result.ExitCode.ShouldBe(2);
        result.Output.ShouldBeEmpty();
        result.Error.ShouldStartWith("aef: --ci adds lines to the text output");
    }

    [Theory]
    [InlineData("error", 0)]
    [InlineData("warning", 1)]
    public async Task Warnings_fail_the_check_when_asked_to(string severity, int exitCode)
    {
        var misspelled = CliSamples.Definition.Replace("dataform-tag-executor", "dataform-tag-executer", StringComparison.Ordinal);
        var definition = _aef.File("sample.yaml", misspelled);

        var result = await _aef.RunAsync("validate", definition, "--fail-on", severity);

        result.ExitCode.ShouldBe(exitCode, result.Error);
        result.Error.ShouldContain("warning AEF4002");
    }
}
