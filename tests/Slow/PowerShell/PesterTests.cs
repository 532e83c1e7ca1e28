using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The Pester suites, each as one test: they run on a real PowerShell and on the packed module.</summary>
[Collection(LongestFirst.Name)]
public sealed class PesterTests
{
    public static TheoryData<string> Suites => [.. PesterRun.Names];

    [PesterTheory]
    [MemberData(nameof(Suites))]
    public async Task A_suite_passes_on_a_real_PowerShell(string suite)
    {
        var result = await PackedModule.Pester.ResultOf(suite);

        result.Failures.ShouldBeEmpty(string.Join('\n', result.Failures));
        result.Failed.ShouldBe(0);
        result.Passed.ShouldBeGreaterThan(0);
    }

    [ScriptAnalyzerFact]
    public async Task Scripts_of_the_repository_have_no_problem_that_PSScriptAnalyzer_knows() =>
        (await PackedModule.Pester.ResultOf(ScriptAnalyzerFactAttribute.Suite)).Passed.ShouldBeGreaterThan(0);

    [PesterFact]
    public void A_failing_test_fails_the_script_and_is_named_even_with_colors_in_its_message() // M3
    {
        var folder = Directory.CreateTempSubdirectory("aef-pester-").FullName;
        try
        {
            File.WriteAllText(Path.Combine(folder, "Bad.Tests.ps1"), """Describe 'A suite' { It 'fails' { throw "`e[31mred`e[0m" } }""");

            var (exitCode, output) = Invoke(
                "-ModulePath",
                PackedModule.Folder,
                "-SuitePath",
                folder,
                "-ResultPath",
                Path.Combine(folder, "report.xml"));

            exitCode.ShouldBe(1, output);
            output.ShouldContain("FAILED A suite.fails: red");
            File.ReadAllText(Path.Combine(folder, "report.xml")).ShouldContain("failures=\"1\"");
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [PesterFact]
    public void A_name_that_no_suite_has_fails_the_script() // M3
    {
        var (exitCode, output) = Invoke("-ModulePath", PackedModule.Folder, "-Name", "NoSuchSuite");

        exitCode.ShouldBe(1, output);
        output.ShouldContain("No suite below");
    }

    private static (int ExitCode, string Output) Invoke(params string[] arguments) =>
        PowerShellInstallation.Run(
            PowerShellInstallation.Path,
            [
                "-NoProfile",
                "-NonInteractive",
                "-File",
                Repository.PathOf("tests", "Pester", "Invoke-Pester.ps1"),
                "-Output",
                "None",
                .. arguments,
            ]);
}
