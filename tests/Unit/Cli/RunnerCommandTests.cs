using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Aef.Tests.Cli;

/// <summary>Whatever the names and values are: no line of any output is a command to the runner of GitHub or Azure DevOps.</summary>
public sealed partial class RunnerCommandTests : IDisposable
{
    private const string Stop = "::stop-commands::t";
    private const string Set = "##VsO[task.setvariable variable=x]y";
    private const string Old = "##[error]z";

    private readonly CliSession _aef = new();

    public static TheoryData<string> PipelineCommands =>
    [
        "validate FILE",
        "validate FILE --output json",
        "validate FILE --output sarif",
        "validate FILE --ci github",
        "validate FILE --ci azure",
        "validate BROKEN",
        "validate BROKEN --output json",
        "validate BROKEN --output sarif",
        "compile FILE",
        "compile FILE --format json",
        "compile FILE --output json",
        "show FILE",
        "show FILE --format mermaid",
        "show FILE --format dot",
        "show FILE --format svg",
        "show FILE --output json",
        "diff FILE OTHER",
        "diff FILE OTHER --output json",
        "measure FILE",
        "measure FILE --output json",
        "format FILE --stdout",
        "format FILE --stdout --output json",
        "simulate FILE",
        "simulate FILE --output json",
        "simulate FILE --events -",
    ];

    public static TheoryData<string> WorkflowCommands =>
    [
        "run FLOW",
        "run FLOW --output json",
        "run FLOW --events -",
        "test TEST",
        "test TEST --output json",
        "test TEST --output junit",
        "test TEST --ci github",
        "test TEST --ci azure",
    ];

    public void Dispose() => _aef.Dispose();

    [Theory]
    [MemberData(nameof(PipelineCommands))]
    public async Task No_name_of_a_pipeline_is_a_command(string command)
    {
        var result = await RunAsync(command);

        result.ExitCode.ShouldBeLessThan(2, result.Error);
        (result.Output + result.Error).ShouldNotBeEmpty();
        ShouldHaveNoCommand(result, command);
    }

    [Theory]
    [MemberData(nameof(WorkflowCommands))]
    public async Task No_value_of_a_workflow_is_a_command(string command)
    {
        var result = await RunAsync(command);

        result.ExitCode.ShouldBe(1, result.Error);
        (result.Output + result.Error).ShouldContain("setvariable", Case.Sensitive, "the value is shown");
        ShouldHaveNoCommand(result, command);
    }

    [Fact]
    public async Task The_documents_keep_their_values()
    {
        using var shown = JsonDocument.Parse((await RunAsync("show FILE --output json")).Output);
        shown.RootElement.GetRawText().ShouldContain("##VsO\\u005btask");
        Strings(shown.RootElement).ShouldContain(Set);
        using var source = JsonDocument.Parse((await RunAsync("compile FILE --format json")).Output);
        Strings(source.RootElement).ShouldContain(s => s.Contains(Set, StringComparison.Ordinal));
        using var compiled = JsonDocument.Parse((await RunAsync("compile FILE --output json")).Output);
        compiled.RootElement.GetRawText().ShouldContain("setvariable");
        XDocument.Parse((await RunAsync("show FILE --format svg")).Output)
            .Descendants()
            .ShouldContain(e => e.Value.Contains(Stop + "\n" + Set, StringComparison.Ordinal));
        XDocument.Parse((await RunAsync("test TEST --output junit")).Output)
            .Descendants("testcase")
            .ShouldContain(e => e.Attribute("name")!.Value == $"{Stop} {Set}");
        foreach (var line in (await RunAsync("simulate FILE --events -")).Output.Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            using var parsed = JsonDocument.Parse(line);
        }

        var yaml = _aef.File("compiled.yaml", (await RunAsync("compile FILE")).Output);
        (await _aef.RunAsync("validate", yaml)).ExitCode.ShouldBe(0);
        (await RunAsync("compile FILE")).Output.ShouldContain("##VsO\\u005btask");
        _aef.File("formatted.json", (await RunAsync("format FILE --stdout")).Output);
        (await RunAsync("diff FILE formatted.json")).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task An_annotation_of_a_test_has_no_escape_sequence()
    {
        _aef.File("flow.yaml", "main: { steps: [ { a: { return: 1 } } ] }");
        var test = _aef.File(
            "flow.aeftest.yaml",
            "tests: [ { name: \"a \\x1b[31m \\0 \\uFFFE\", source: flow.yaml, expect: { result: 2 } } ]");
        foreach (var system in (string[])["github", "azure"])
        {
            var result = await _aef.RunAsync("test", test, "--ci", system);

            result.Output.ShouldContain(@"a \u001b[31m \u0000 \ufffe");
            result.Output.Where(c => char.IsControl(c) && c != '\n').ShouldBeEmpty(system);
            result.Output.ShouldNotContain('\uFFFE');
        }
    }

    private async Task<CliResult> RunAsync(string command)
    {
        _aef.File("FILE", Definition(Stop));
        _aef.File("OTHER", Definition("::group::other"));
        _aef.File(
            "BROKEN",
            Definition(Stop)
                .Replace("\"dataform-tag-executor\"", "\"" + Set + "\", \"::error::key " + Old + "\": 1", StringComparison.Ordinal));
        _aef.File("FLOW.yaml", $$"""
            main:
              steps:
                - note: {call: sys.log, args: { text: "{{Stop}}\n{{Set}}\n{{Old}}" } }
                - more: {call: sys.log, args: {json: { "{{Set}}": "{{Stop}}", list: ["{{Old}}"] } } }
                - fail: {raise: {"{{Stop}}": "{{Set}}", text: "a\n{{Stop}}\n{{Old}}" } }
            """);
        _aef.File("TEST.aeftest.yaml", $$"""
            tests:
              - name: "{{Stop}} {{Set}}"
                source: FLOW.yaml
                expect: {result: "a\n{{Stop}}\n{{Old}}"}
            """);
        string[] files = ["FILE", "OTHER", "BROKEN", "FLOW", "TEST", "formatted.json"];
        return await _aef.RunAsync([.. command.Split(' ').Select(w => !files.Contains(w) ? w : _aef.PathOf(w switch
        {
            "FLOW" => "FLOW.yaml",
            "TEST" => "TEST.aeftest.yaml",
            _ => w,
        }))]);
    }

    private static string Definition(string name) => JsonSerializer.Serialize(new
    {
        name = "p",
        engine = "cloud_workflows",
        definition = new[]
        {
            new
            {
                LEVEL_ID = Set,
                THREADS = new[]
                {
                    new
                    {
                        THREAD_ID = name,
                        STEPS = new[]
                        {
                            new { JOB_ID = name, JOB_NAME = Set, TYPE = "async", FUNCTION_ID_NAME = "dataform-tag-executor" },
                            new { JOB_ID = "::error::w", JOB_NAME = "a\n" + name, TYPE = "async", FUNCTION_ID_NAME = "dataform-tag-executor" },
                            new { JOB_ID = "c", JOB_NAME = Old, TYPE = "async", FUNCTION_ID_NAME = "dataform-tag-executor" },
                        },
                    },
                },
            },
        },
    });

    private static void ShouldHaveNoCommand(CliResult result, string command)
    {
        foreach (var line in (result.Output + "\n" + result.Error).Split('\n', '\r'))
        {
            var shown = OurAnnotation().Replace(line, string.Empty);
            shown.TrimStart().ShouldNotStartWith("::", Case.Sensitive, command);
            shown.ShouldNotContain("##[", Case.Sensitive, command);
            shown.ShouldNotContain("##vso[", Case.Insensitive, command);
        }
    }

    private static IEnumerable<string> Strings(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => (IEnumerable<string>)[p.Name, .. Strings(p.Value)]),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Strings),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    // The commands that --ci writes on purpose.
    [GeneratedRegex(@"^(::(error|warning|notice) title=|##vso\[task\.(logissue type=|uploadsummary\]))", RegexOptions.ExplicitCapture, 60_000)]
    private static partial Regex OurAnnotation();
}
