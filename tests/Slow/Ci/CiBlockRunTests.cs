using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Aef.Tests.Native;
using Aef.Tests.PowerShell;
using Aef.Tests.Support;

namespace Aef.Tests.Ci;

/// <summary>
/// Every script of the action and of the template, run as the runner of its system does: with the module and, when <c>AEF_NATIVE</c> is
/// set, with the native command too.
/// </summary>
public sealed partial class CiBlockRunTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("aef-ci-").FullName;

    public static TheoryData<string, bool> Systems
    {
        get
        {
            var data = new TheoryData<string, bool>();
            foreach (var file in new[] { "action.yml", "ci/azure/aef-steps.yml" })
            {
                data.Add(file, false);
                if (NativeCommand.Path is not null)
                {
                    data.Add(file, true);
                }
            }

            return data;
        }
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [PesterTheory]
    [MemberData(nameof(Systems))]
    public void A_repository_in_order_passes_and_is_compiled_tested_and_summed_up(string file, bool native)
    {
        CopyExample();

        var inputs = Inputs("daily-sales/pipeline.json\n\n  other.yaml\n", native);
        inputs["tests"] = "other.aeftest.yaml";
        foreach (var block in CiBlock.Of(file))
        {
            var (exitCode, output) = Run(block, inputs);
            exitCode.ShouldBe(0, $"{block}\n{output}");
        }

        Directory.GetFiles(Path.Combine(_folder, "compiled")).Select(Path.GetFileName).ShouldBe(["daily-sales.yaml"]);
        File.ReadAllText(Path.Combine(_folder, "aef.sarif")).ShouldContain("\"version\": \"2.1.0\"");
        Summary(file).ShouldContain("## Aef: 2 checked, all valid");
        Summary(file).ShouldContain("## Aef tests: 1 passed, 0 failed, 0 skipped");
    }

    [PesterTheory]
    [MemberData(nameof(Systems))]
    public void A_broken_definition_fails_the_check_with_annotations_and_leaves_the_log_of_diagnostics(string file, bool native)
    {
        File.WriteAllText(Path.Combine(_folder, "broken.json"), """{ "definition": [ { "LEVEL_ID": "1", "THREADS": [ { "THREAD_ID": "1", "STEPS": [ { "JOB_ID": "J01", "NEXT": "J09" } ] } ] } ] }""");

        var (exitCode, output) = Run(CiBlock.Of(file).Single(b => b.Name == "Check"), Inputs("broken.json", native));

        exitCode.ShouldNotBe(0);
        output.ShouldContain(
            file == "action.yml"
                ? "::error title=AEF2010,file=broken.json,line=1,"
                : "##vso[task.logissue type=error;sourcepath=broken.json;linenumber=1;");
        File.ReadAllText(Path.Combine(_folder, "aef.sarif")).ShouldContain("AEF2010");
        Summary(file).ShouldContain("1 checked, 1 invalid");
    }

    [PesterTheory]
    [MemberData(nameof(Systems))]
    public void A_hostile_input_is_a_path_and_no_code(string file, bool native)
    {
        const string hostile =
            "x'; New-Item pwned; '$(New-Item pwned)\"; New-Item pwned; \"`$(New-Item pwned)` | New-Item pwned # ##vso[task.complete]";
        foreach (var block in CiBlock.Of(file).Skip(1))
        {
            var inputs = Inputs(hostile, native);
            inputs["tests"] = inputs["parameters"] = hostile;
            Run(block, inputs).ExitCode.ShouldNotBe(0, block.ToString());
        }

        Directory.GetFileSystemEntries(_folder).Select(Path.GetFileName).ShouldNotContain("pwned");
    }

    private Dictionary<string, string> Inputs(string path, bool native) => new()
    {
        ["path"] = path,
        ["fail-on"] = "Error",
        ["parameters"] = string.Empty,
        ["output"] = "compiled",
        ["tests"] = string.Empty,
        ["sarif"] = "aef.sarif",
        ["module"] = native ? string.Empty : Path.Combine(PackedModule.Folder, "Aef.psd1"),
        ["command"] = native ? NativeCommand.Path.ShouldNotBeNull() : string.Empty,
    };

    private void CopyExample()
    {
        Directory.CreateDirectory(Path.Combine(_folder, "daily-sales"));
        File.Copy(Repository.PathOf("examples", "daily-sales", "pipeline.json"), Path.Combine(_folder, "daily-sales", "pipeline.json"));
        File.WriteAllText(Path.Combine(_folder, "other.yaml"), "main: { steps: [ { a: { return: 1 } } ] }");
        File.WriteAllText(
            Path.Combine(_folder, "other.aeftest.yaml"),
            "tests: [ { name: gives one, source: other.yaml, expect: { result: 1 } } ]");
    }

    private string Summary(string file) =>
        file == "action.yml"
            ? File.ReadAllText(Path.Combine(_folder, "summary.md"))
            : string.Concat(Directory.GetFiles(_folder, "aef-summary-*.md").Select(File.ReadAllText));

    private (int ExitCode, string Output) Run(CiBlock block, Dictionary<string, string> inputs)
    {
        var script = Path.Combine(_folder, "block.ps1");
        var isGitHub = block.File == "action.yml";
        File.WriteAllText(
            script,
            isGitHub ? GitHubScript(block.Script) : AzureScript(block.Script),
            new UTF8Encoding(encoderShouldEmitUTF8Identifier: !isGitHub));
        var start = new ProcessStartInfo(PowerShellInstallation.Path)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            WorkingDirectory = _folder,
        };
        foreach (var argument in isGitHub ? ["-command"] : new[] { "-NoLogo", "-NoProfile", "-NonInteractive", "-Command" })
        {
            start.ArgumentList.Add(argument);
        }

        start.ArgumentList.Add($". '{script}'");
        foreach (var (name, value) in block.Environment)
        {
            start.Environment[name] = Expression()
                .Replace(value, m => inputs[m.Groups["name"].Value == "failOn" ? "fail-on" : m.Groups["name"].Value]);
        }

        foreach (var (name, value) in isGitHub
            ? new[] { ("GITHUB_ACTIONS", "true"), ("GITHUB_WORKSPACE", _folder), ("GITHUB_STEP_SUMMARY", Path.Combine(_folder, "summary.md")), ("RUNNER_TEMP", _folder) }
            : [("TF_BUILD", "True"), ("BUILD_SOURCESDIRECTORY", _folder), ("AGENT_TEMPDIRECTORY", _folder)])
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start).ShouldNotBeNull();
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output + errors.GetAwaiter().GetResult());
    }

    /// <summary>https://github.com/actions/runner, ScriptHandlerHelpers.FixUpScriptContents.</summary>
    private static string GitHubScript(string script) =>
        $"$ErrorActionPreference = 'stop'\n{script}\nif ((Test-Path -LiteralPath variable:\\LASTEXITCODE)) {{ exit $LASTEXITCODE }}";

    /// <summary>https://github.com/microsoft/azure-pipelines-tasks, Tasks/PowerShellV2.</summary>
    private static string AzureScript(string script) =>
        $"$ErrorActionPreference = 'stop'\n{script}\nif (!(Test-Path -LiteralPath variable:\\LASTEXITCODE)) {{\n    Write-Host '##vso[task.debug]$LASTEXITCODE is not set.'\n}} else {{\n    Write-Host ('##vso[task.debug]$LASTEXITCODE: {{0}}' -f $LASTEXITCODE)\n    exit $LASTEXITCODE\n}}";

    [GeneratedRegex(@"^\$\{\{ (inputs|parameters)\.(?<name>[\w-]+) \}\}$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Expression();
}
