using System.Globalization;
using System.Text.Json;

namespace Aef.Tests.Cli;

/// <summary>A pipeline that compiles into several workflows is measured as they are deployed.</summary>
public sealed class SplitMeasureTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task A_pipeline_that_is_split_because_of_its_size_is_measured_in_parts()
    {
        var file = _aef.File("p.yaml", Large("large", 80));
        var compiled = await _aef.RunAsync("compile", file, "-o", _aef.PathOf("out") + "/");
        compiled.ExitCode.ShouldBe(0, compiled.Error);
        var sizes = Directory.GetFiles(_aef.PathOf("out"))
            .ToDictionary(f => Path.GetFileNameWithoutExtension(f), f => new FileInfo(f).Length);
        sizes.Count.ShouldBeGreaterThan(3);

        var result = await _aef.RunAsync("measure", file, "--output", "json");

        result.ExitCode.ShouldBe(0, result.Error + result.Output);
        using var document = JsonDocument.Parse(result.Output);
        var measure = document.RootElement;
        var rows = measure.GetProperty("steps").GetProperty("executions").EnumerateArray().ToList();
        rows.ToDictionary(r => Text(r, "workflow"), r => Number(r, "source_bytes")).ShouldBe(sizes, ignoreOrder: true);
        Number(measure.GetProperty("source"), "bytes").ShouldBe(sizes.Values.Max());
        Number(measure.GetProperty("source"), "total_bytes").ShouldBe(sizes.Values.Sum());
        sizes[Text(measure.GetProperty("source"), "largest")].ShouldBe(sizes.Values.Max());
        rows.ShouldAllBe(r => Number(r, "run") > 0
            && Number(r, "until_limit") >= Number(r, "run")
            && Number(r, "most") >= Number(r, "until_limit"));
        Codes(measure).ShouldNotContain("AEF4102");
        Codes(measure).ShouldNotContain("AEF4130");
    }

    [Fact]
    public async Task Each_workflow_has_a_row_and_the_last_row_is_the_total()
    {
        var result = await _aef.RunAsync("measure", _aef.File("p.yaml", Large("large", 80)));

        result.ExitCode.ShouldBe(0, result.Error);
        var table = result.Output.Split('\n').SkipWhile(l => !l.StartsWith("workflow ", StringComparison.Ordinal)).ToList();
        table[0].Split("  ", StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .ShouldBe(["workflow", "source bytes", "steps in the run", "if all time out", "worst case"]);
        var names = table.Skip(1).TakeWhile(l => l.StartsWith("large", StringComparison.Ordinal)).Select(l => l.Split(' ')[0]).ToList();
        names.ShouldBe([.. Enumerable.Range(1, names.Count - 1).Select(i => $"large-part-{i}"), "large"]);
        table[names.Count + 1].ShouldStartWith($"all {names.Count} workflows");
        result.Output.ShouldNotContain("support library");
    }

    [Theory]
    [InlineData(
        "AEF4108",
        "levels:\n- [{job_id: S, job_name: s, executor: dataform-tag-executor}]\n",
        "when: '${steps.S.status != \"failed\"}'")]
    public async Task What_compile_refuses_is_not_measured_and_not_valid(string code, string head, string key)
    {
        var levels = Large("large", 80).Split("levels:\n")[1];
        var last = $"- [{{job_id: Z, job_name: z, executor: dataform-tag-executor, {key}}}]\n";
        var file = _aef.File("p.yaml", $"name: large\n{head}{levels}{last}");

        foreach (var command in Commands(file))
        {
            var result = await _aef.RunAsync(command);
            result.ExitCode.ShouldBe(1, command[0]);
            result.Error.ShouldContain(code, customMessage: command[0]);
        }

        (await _aef.RunAsync("measure", file)).Error.ShouldContain("not measured: 1 error");
        (await _aef.RunAsync("validate", file)).Error.ShouldMatch(
            "part \\(large-part-1\\) than the expression that reads it \\(large-part-\\d+\\)");
        Directory.Exists(_aef.PathOf("out")).ShouldBeFalse();
    }

    [Fact]
    public async Task Cancellation_that_lanes_make_impossible_is_reported_by_every_command()
    {
        var file = _aef.File(
            "p.yaml",
            "name: p\nconcurrency: {limit: 1, behavior: cancel_oldest}\ninputs: {l: {type: list, default: [1]}}\n"
                + "levels:\n- - for_each: '${inputs.l}'\n"
                + "    steps: [{job_id: A, job_name: a, executor: dataform-tag-executor}]\n");

        foreach (var command in Commands(file))
        {
            var result = await _aef.RunAsync(command);
            result.ExitCode.ShouldBe(1, command[0]);
            result.Error.ShouldContain("AEF4117", customMessage: command[0]);
        }
    }

    [Fact]
    public async Task A_level_that_is_too_large_alone_is_measured_with_the_error_of_compile()
    {
        var threads = string.Concat(Enumerable.Range(0, 900).Select(t => string.Create(
            CultureInfo.InvariantCulture,
            $"  - steps: [{{job_id: T{t}, job_name: {new string('n', 150)}{t}, executor: dataform-tag-executor}}]\n")));

        var result = await _aef.RunAsync("measure", _aef.File("p.yaml", $"name: wide\nlevels:\n- threads:\n{threads}"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("AEF4102");
        result.Output.ShouldContain("support library");
    }

    [Fact]
    public async Task Polls_and_a_script_cannot_be_combined()
    {
        var (file, script) = (_aef.File("p.yaml", CliSamples.Definition), _aef.File("s.yaml", "jobs: {}\n"));

        var result = await _aef.RunAsync("measure", file, "--script", script, "--polls", "4");

        result.ExitCode.ShouldBe(2);
        result.Error.ShouldContain("--polls and --script cannot be combined");
        (await _aef.RunAsync("measure", file, "--script", script)).ExitCode.ShouldBe(0);
    }

    private string[][] Commands(string file) =>
        [["validate", file], ["compile", file, "-o", _aef.PathOf("out") + "/"], ["measure", file], ["simulate", file]];

    /// <summary>A pipeline of levels with ten threads and long names.</summary>
    private static string Large(string name, int levels) => $"name: {name}\nlevels:\n"
        + string.Concat(Enumerable.Range(0, levels).Select(l =>
        "- threads:\n" + string.Concat(Enumerable.Range(0, 10).Select(t => string.Create(
            CultureInfo.InvariantCulture,
            $"  - steps: [{{job_id: L{l}T{t}, job_name: {new string('n', 150)}{l}x{t}, executor: dataform-tag-executor}}]\n")))));

    private static long Number(JsonElement element, string key) => element.GetProperty(key).GetInt64();

    private static string Text(JsonElement element, string key) => element.GetProperty(key).GetString() ?? string.Empty;

    private static IEnumerable<string> Codes(JsonElement measure) =>
        measure.GetProperty("diagnostics").EnumerateArray().Select(d => Text(d, "code"));
}
