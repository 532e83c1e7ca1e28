using System.Diagnostics;
using System.Text;
using System.Text.Json;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Views.Diagrams;
using Aef.Runs.Estimation;
using Aef.Tests.Support;

namespace Aef.Tests.Cli;

/// <summary>Faults of the command in what it reads and how it shows it, each with its number in the list of faults.</summary>
public sealed class InputFaultTests : IDisposable
{
    private readonly CliSession _aef = new();

    public void Dispose() => _aef.Dispose();

    [Fact]
    public async Task C12_a_folder_means_the_files_in_it_and_other_kinds_are_skipped()
    {
        Directory.CreateDirectory(_aef.PathOf("deep"));
        _aef.File("sample.yaml", CliSamples.Definition);
        _aef.File("deep/flow.yml", CliSamples.Workflow);
        _aef.File("sample.aeftest.yaml", "- name: runs\n  source: sample.yaml\n");
        _aef.File("mocks.yaml", "mocks: []\n");
        _aef.File("night.yaml", "jobs: {}\n");
        _aef.File("package.json", """{"private": true}""");

        var result = await _aef.RunAsync("validate", _aef.PathOf(string.Empty));

        result.ExitCode.ShouldBe(0, result.Error);
        result.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        result.Error.ShouldContain("skipped: ");
        result.Error.ShouldContain("1 test file");
        result.Error.ShouldContain("1 mock file");
        result.Error.ShouldContain("1 simulation script");
        result.Error.ShouldContain("package.json: unknown kind of file");
        (await _aef.RunAsync("format", _aef.PathOf("**/*.yml"), "--check")).Error.ShouldNotContain("error");
    }

    [Theory]
    [InlineData("validate", "", "the path is empty")]
    [InlineData("compile", "", "the path is empty")]
    [InlineData("compile", "FOLDER", "it is a folder")]
    [InlineData("simulate", "FOLDER", "it is a folder")]
    [InlineData("show", "FOLDER", "it is a folder")]
    [InlineData("validate", "no.yaml", "it does not exist")]
    [InlineData("validate", "*.nothing", "matches no file")]
    [InlineData("validate", "FOLDER", "contains no .json, .yaml or .yml file")]
    [InlineData("format", "FOLDER", "contains no .json, .yaml or .yml file")]
    [InlineData("test", "FOLDER", "contains no .aeftest.yaml, .aeftest.yml or .aeftest.json file")]
    public async Task C12_the_files_that_a_name_means_are_reported(string command, string name, string shown)
    {
        var result = await _aef.RunAsync(
            command,
            name == "FOLDER" ? _aef.PathOf(string.Empty) : name.Length == 0 ? name : _aef.PathOf(name));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(shown);
        result.Error.ShouldContain("error AEF100");
    }

    [Theory]
    [InlineData("--jobs", "does not exist")]
    [InlineData("--executors", "AEF1072")]
    public async Task C12_a_missing_folder_is_called_missing(string option, string shown)
    {
        var result = await _aef.RunAsync("validate", _aef.File("sample.yaml", CliSamples.Definition), option, _aef.PathOf("nowhere"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain(shown);
        result.Error.ShouldNotContain("has no job files");
    }

    [Theory]
    [InlineData("--executors")]
    [InlineData("--workflows")]
    public async Task C12_a_folder_without_a_file_of_the_kind_is_reported(string option)
    {
        Directory.CreateDirectory(_aef.PathOf("empty"));
        var result = await _aef.RunAsync(
            "simulate",
            _aef.File("flow.yaml", option == "--workflows" ? CliSamples.Workflow : CliSamples.Definition),
            option,
            _aef.PathOf("empty"));

        result.ExitCode.ShouldBe(1);
        result.Error.ShouldContain("error AEF1006");
    }

    [Fact]
    public async Task C12_UTF_32_is_called_so()
    {
        var path = _aef.PathOf("wide.yaml");
        await File.WriteAllTextAsync(path, CliSamples.Definition, Encoding.UTF32);

        (await _aef.RunAsync("validate", path)).Error.ShouldContain("UTF-32");
    }

    [Fact]
    public async Task C12_a_named_pipe_is_not_waited_for()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // Windows has no named pipes in folders.
        }

        Directory.CreateDirectory(_aef.PathOf("workflows"));
        var pipe = _aef.PathOf(Path.Combine("workflows", "child.yaml"));
        using (var mkfifo = Process.Start("mkfifo", [pipe]))
        {
            await mkfifo.WaitForExitAsync();
        }

        var flow = _aef.File("flow.yaml", CliSamples.Workflow);
        var run = await _aef.RunAsync("simulate", flow, "--workflows", _aef.PathOf("workflows"), "--args", """{"n": 1}""")
            .WaitAsync(TimeSpan.FromMinutes(5));
        var named = await _aef.RunAsync("validate", pipe).WaitAsync(TimeSpan.FromMinutes(5));

        (run.ExitCode, named.ExitCode).ShouldBe((1, 1));
        run.Error.ShouldContain("it is not a regular file");
        named.Error.ShouldContain("it is not a regular file");
    }

    [Theory]
    [InlineData("""{"a":[1,],"b":{"c":1,},}""", "1:8, 1:21, 1:23")]
    [InlineData("[1, /* x */ ,]", null)]
    [InlineData("[[1,\n],[2 ,],[,]]", null)]
    [InlineData("[1,/* x */]", "1:3")]
    [InlineData("[\"a,\", \"],\"]", "")]
    public async Task C13_all_trailing_commas_are_reported(string text, string? locations)
    {
        var result = await _aef.RunAsync("validate", _aef.File("commas.json", text), "--output", "json");

        using var json = JsonDocument.Parse(result.Output);
        var diagnostics = json.RootElement.GetProperty("files")[0].GetProperty("diagnostics").EnumerateArray().ToList();
        var commas = diagnostics.Where(d => d.GetProperty("code").GetString() == "AEF1015")
            .Select(d => $"{d.GetProperty("line").GetInt32()}:{d.GetProperty("column").GetInt32()}");
        if (locations is null)
        {
            diagnostics.Select(d => d.GetProperty("code").GetString()).ShouldContain("AEF1010");
        }
        else
        {
            string.Join(", ", commas).ShouldBe(locations);
        }
    }

    [Theory]
    [InlineData("job_id: \" \", job_name: a", "error AEF2007: JOB_ID is blank.")]
    [InlineData("job_id: A, job_name: \"  \"", "error AEF2007: JOB_NAME is blank.")]
    [InlineData("job_id: \"A \", job_name: a", "warning AEF2008: JOB_ID \"A \" begins or ends with a space, and spaces count: \"A\" is another name.")]
    [InlineData("job_id: A, job_name: \" a\"", "warning AEF2008: JOB_NAME \" a\"")]
    public async Task C14_blank_names_are_errors_and_outer_blanks_warnings(string step, string shown) =>
        (await _aef.RunAsync("validate", _aef.File("blank.yaml", $"levels: [[{{ {step}, executor: dataform-tag-executor }}]]\n")))
            .Error.ShouldContain(shown);

    [Fact]
    public async Task C14_levels_and_threads_and_executors_have_names_too()
    {
        var file = _aef.File(
            "blank.yaml",
            "levels:\n- level_id: ' '\n  threads:\n  - thread_id: 'T '\n    steps: [{ job_id: A, job_name: a, executor: ' dataform-tag-executor' }]\n");

        var result = await _aef.RunAsync("validate", file);

        result.Error.ShouldContain("AEF2007: LEVEL_ID is blank.");
        result.Error.ShouldContain("AEF2008: THREAD_ID \"T \"");
        result.Error.ShouldContain("AEF2008: EXECUTOR \" dataform-tag-executor\"");
    }

    [Theory]
    [InlineData(60)]
    [InlineData(72)]
    [InlineData(80)]
    [InlineData(110)]
    [InlineData(200)]
    public void C16_trees_and_measures_fit_into_the_terminal(int width)
    {
        var step =
            $"job_id: {new string('i', 40)}, job_name: {new string('n', 60)}, executor: dataflow-flextemplate-job-executor, retry: {{ max_attempts: 3 }}, continue_if_fail: true";
        var pipeline = Definitions.Bound(
            $"name: {new string('p', 60)}\nlevels:\n- level_id: {new string('l', 70)}\n  threads:\n  - thread_id: {new string('t', 30)}\n    steps: [{{ {step} }}]\n");
        var output = new StringWriter();
        var terminal = new TerminalWriter(output, width: width);

        new TreeView(terminal, PipelineTree.Of(pipeline)).Write();
        new MeasureView(terminal, WorkflowMeasurer.Measure(CloudWorkflowsTarget.Compile(pipeline))).Write();

        var lines = output.ToString().Split('\n');
        lines.ShouldAllBe(l => Aef.Documents.Display.TerminalText.Width(l) <= width);
        lines.ShouldContain(l => l.Contains("main.Level", StringComparison.Ordinal) || l.Contains("aef_", StringComparison.Ordinal));
        lines.ShouldContain(l => l.Contains("retry: 3", StringComparison.Ordinal));
    }

    [Fact]
    public async Task C16_compile_show_and_format_have_json()
    {
        var file = _aef.File("sample.yaml", CliSamples.Definition);
        var bad = _aef.File("bad.yaml", "levels: [[{ job_id: A }]]\n");

        using var compiled = Parse(await _aef.RunAsync("compile", file, "--output", "json"));
        compiled.RootElement.GetProperty("workflows")[0].GetProperty("source").GetString()!.ShouldStartWith("main:");
        using var written = Parse(await _aef.RunAsync("compile", file, "--output", "json", "-o", _aef.PathOf("out.yaml")));
        written.RootElement.GetProperty("workflows")[0]
            .GetProperty("bytes")
            .GetInt64()
            .ShouldBe(new FileInfo(_aef.PathOf("out.yaml")).Length);
        using var refused = Parse(await _aef.RunAsync("compile", bad, "--output", "json"));
        refused.RootElement.GetProperty("compiled").GetBoolean().ShouldBeFalse();
        refused.RootElement.GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);
        using var shown = Parse(await _aef.RunAsync("show", file, "--output", "json"));
        shown.RootElement.GetProperty("pipeline")
            .GetProperty("levels")[0]
            .GetProperty("threads")[1]
            .GetProperty("steps")[0]
            .GetProperty("job_id")
            .GetString()
            .ShouldBe("C");
        using var formatted = Parse(await _aef.RunAsync("format", file, bad, "--check", "--output", "json"));
        formatted.RootElement.GetProperty("files").GetArrayLength().ShouldBe(2);
        formatted.RootElement.GetProperty("files")[1].GetProperty("diagnostics").GetArrayLength().ShouldBeGreaterThan(0);

        static JsonDocument Parse(CliResult result)
        {
            result.Error.ShouldBeEmpty();
            return JsonDocument.Parse(result.Output);
        }
    }

    [Fact]
    public async Task C16_show_writes_a_file()
    {
        var svg = _aef.PathOf("night.svg");

        var result = await _aef.RunAsync("show", _aef.File("sample.yaml", CliSamples.Definition), "--format", "svg", "-o", svg);

        (result.ExitCode, result.Output).ShouldBe((0, string.Empty));
        (await File.ReadAllTextAsync(svg)).ShouldStartWith("<svg ");
    }
}
