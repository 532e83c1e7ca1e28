using System.Text.Json;
using System.Xml.Linq;

namespace Aef.Tests.Cli;

public sealed class TestCommandTests : IDisposable
{
    private const string Good = "[{name: one, source: [{a: {return: 1}}], expect: {result: 1}}, {name: two, source: [{a: {return: 1}}]}]";
    private const string Bad =
        "[{name: one, source: [{a: {return: 1}}], expect: {result: 2}}, {name: two, skip: later, source: [{a: {return: 1}}]}]";

    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task Passed_tests_are_one_line_and_exit_code_0() =>
        (await _aef.RunAsync("test", _aef.File("t.yaml", Good))).ShouldBe(new CliResult(0, "t.yaml: 2 passed\n", ""));

    [Fact]
    public async Task A_failure_is_shown_with_its_line_and_exit_code_1()
    {
        var result = await _aef.RunAsync("test", _aef.File("t.yaml", Bad));

        result.ShouldBe(new CliResult(1, """
            t.yaml: 0 passed, 1 failed, 1 skipped
              FAILED  one
                t.yaml:1:59: the result is different: at $, expected 2 but found 1
                    1 | …: [{a: {return: 1}}], expect: {result: 2}}, {name: two, skip: later, source: [{a: {return: 1}}]…
                      |                                         ^
                  expected  2
                  actual    1
              skipped two: later

            """, ""));
    }

    [Fact]
    public async Task Verbose_lists_passed_tests_with_their_virtual_time() =>
        (
            await _aef.RunAsync(
                "test",
                "-v",
                _aef.File("t.yaml", "[{name: sleepy, source: [{a: {call: sys.sleep, args: {seconds: 3600}}}]}]")))
            .Output
            .ShouldBe("t.yaml: 1 passed\n  passed  sleepy  01:00:00\n");

    [Fact]
    public async Task Several_files_have_a_total()
    {
        var result = await _aef.RunAsync("test", _aef.File("a.yaml", Good), _aef.File("b.yaml", Good), _aef.File("c.yaml", "[{nam: x}]"));

        result.ExitCode.ShouldBe(1);
        result.Output.ShouldBe("a.yaml: 2 passed\nb.yaml: 2 passed\nc.yaml: not run: 3 errors\n3 files: 4 passed, 1 file not run\n");
        result.Error.ShouldContain("c.yaml:1:3: error AEF6201: Unknown key \"nam\" in a test");
    }

    [Fact]
    public async Task Standard_input_can_hold_the_tests()
    {
        _aef.Input = "- {name: one, source: [{a: {return: 1}}]}\n- {name: two, source: [{a: {return: 1}}]}\n";

        (await _aef.RunAsync("test", "-")).ShouldBe(new CliResult(0, "tests: 2 passed\n", ""));
    }

    [Fact]
    public async Task JSON_holds_everything_and_nothing_else()
    {
        var result = await _aef.RunAsync("test", _aef.File("t.yaml", Bad), "--output", "json", "--coverage");

        result.ExitCode.ShouldBe(1);
        using var json = JsonDocument.Parse(result.Output);
        var root = json.RootElement;
        (
            root.GetProperty("green").GetBoolean(),
            root.GetProperty("passed").GetInt32(),
            root.GetProperty("failed").GetInt32(),
            root.GetProperty("skipped").GetInt32())
            .ShouldBe((false, 0, 1, 1));
        var failure = root.GetProperty("files")[0].GetProperty("tests")[0].GetProperty("failures")[0];
        (failure.GetProperty("line").GetInt32(), failure.GetProperty("expected").GetString(), failure.GetProperty("actual").GetString())
            .ShouldBe((1, "2", "1"));
        root.GetProperty("files")[0].GetProperty("tests")[1].GetProperty("skip_reason").GetString().ShouldBe("later");
        root.GetProperty("coverage").GetProperty("covered_steps").GetInt32().ShouldBe(1);
    }

    [Fact]
    public async Task JUnit_goes_to_standard_output_or_to_a_file()
    {
        var file = _aef.File("t.yaml", Bad);
        var toFile = await _aef.RunAsync("test", file, "--junit", _aef.PathOf("out.xml"));

        XDocument.Parse((await _aef.RunAsync("test", file, "--output", "junit")).Output).Root!.Attribute("failures")!.Value.ShouldBe("1"); // the writer writes both
        XDocument.Load(_aef.PathOf("out.xml")).Root!.Attribute("tests")!.Value.ShouldBe("2");
        toFile.Output.ShouldStartWith("t.yaml: 0 passed, 1 failed, 1 skipped\n");
    }

    [Fact]
    public async Task Coverage_names_what_no_test_goes_through()
    {
        var file = _aef.File(
            "t.yaml",
            "[{name: t, args: 1, source: {main: {params: [n], steps: [{a: {switch: [{condition: '${n == 1}', next: end}]}}, {b: {return: 1}}]}}}]");

        var result = await _aef.RunAsync("test", file, "--coverage", "--coverage-file", _aef.PathOf("c.info"));

        result.ExitCode.ShouldBe(0);
        var lines = result.Output.Split('\n').Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries)));
        lines.ShouldBe(
            [
                "t.yaml: 1 passed",
                "",
                "coverage steps branches",
                "t.yaml#t 1 of 2 50% 1 of 2 50%",
                "line 1: main.b",
                "line 1: main.a: no condition",
                "",
            ]);
        (await System.IO.File.ReadAllTextAsync(_aef.PathOf("c.info"))).ShouldContain("BRH:1\n");
    }

    [Theory]
    [InlineData("50", 0)]
    [InlineData("50.1", 1)]
    [InlineData("0", 0)]
    public async Task Too_little_coverage_fails(string percent, int exitCode)
    {
        var file = _aef.File(
            "t.yaml",
            "[{name: t, args: 1, source: {main: {params: [n], steps: [{a: {switch: [{condition: '${n == 1}', next: end}]}}, {b: {return: 1}}]}}}]");

        var result = await _aef.RunAsync("test", file, "--coverage-threshold", percent);

        result.ExitCode.ShouldBe(exitCode);
        result.Error.Contains(
            "coverage is too low: 50% of the steps and 50% of the branches; at least 50.1% required",
            StringComparison.Ordinal)
            .ShouldBe(exitCode == 1);
    }

    [Theory]
    [InlineData("No test has a name that matches \"three\".", "--filter", "three")]
    [InlineData("--coverage-threshold must be a percentage from 0 to 100.", "--coverage-threshold", "101")]
    [InlineData("--coverage-file must end in .json or .info.", "--coverage-file", "c.xml")]
    [InlineData("--junit and --coverage-file need a file; '--output junit' prints JUnit XML to standard output.", "--junit", "-")]
    [InlineData("--root must be an existing folder; got \"nowhere\".", "--root", "nowhere")]
    public async Task What_makes_no_sense_is_wrong_usage(string message, params string[] options)
    {
        var result = await _aef.RunAsync(["test", _aef.File("t.yaml", Good), .. options]);

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldBe($"aef: {message}\n");
        result.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_name_that_matches_no_file_is_an_error()
    {
        var result = await _aef.RunAsync("test", _aef.PathOf("none"), _aef.PathOf("x*.yaml"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("x*.yaml: error AEF1006: ");
        result.Error.ShouldContain("none: error AEF1001: ");
        result.Output.ShouldEndWith("2 files: 0 passed, 2 files not run\n");
    }

    [Fact]
    public async Task A_filter_runs_some()
    {
        (await _aef.RunAsync("test", _aef.File("t.yaml", Good), "--filter", "TW")).Output.ShouldBe("t.yaml: 1 passed\n");
    }

    [Fact]
    public async Task Names_and_values_cannot_drive_the_terminal()
    {
        var file = _aef.File(
            "t.yaml",
            "[{name: \"\\e[31m::error::x\\n##vso[task]\", source: [{a: {return: \"\\e]0;title\\a\\n::error::\"}}], expect: {result: x}}]");

        var result = await _aef.RunAsync("test", file, "-v");

        result.Output.ShouldNotContain('\e');
        result.Output.ShouldNotContain('\a');
        result.Output.ShouldNotContain("##vso[");
        result.Output.Split('\n').ShouldNotContain(l => l.TrimStart().StartsWith("::", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_long_difference_is_shortened()
    {
        var items = string.Join(", ", Enumerable.Range(0, 300));
        var file = _aef.File("t.yaml", $"[{{name: t, source: [{{a: {{return: [{items}, 1]}}}}], expect: {{result: [{items}, 2]}}}}]");

        var lines = (await _aef.RunAsync("test", file)).Output.Split('\n');

        lines.Length.ShouldBeLessThan(20);
        lines.ShouldContain("      -   2");
        lines.ShouldContain("      +   1");
        lines.ShouldContain("        …");
    }
}
