using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The Pester suites, each as one test: they run on a real PowerShell and on the packed module.</summary>
[Collection(PackedModuleGroup.Name)]
public sealed class PesterTests(PackedModule module)
{
    private const string Ending = ".Tests.ps1";

    public static TheoryData<string> Suites =>
        new(Directory.EnumerateFiles(Repository.PathOf("tests", "Pester"), "*" + Ending).Select(f => Path.GetFileName(f)[..^Ending.Length]).Order(StringComparer.Ordinal));

    [PesterTheory]
    [MemberData(nameof(Suites))]
    public void A_suite_passes_on_a_real_PowerShell(string suite)
    {
        var (exitCode, output) = PowerShellInstallation.Run(
            PowerShellInstallation.Path.ShouldNotBeNull(),
            "-NoProfile", "-NonInteractive", "-File", Repository.PathOf("tests", "Pester", "Invoke-Pester.ps1"), "-ModulePath", module.Folder, "-Name", suite, "-Output", "None");

        exitCode.ShouldBe(0, output);
        output.ShouldContain(" passed, 0 failed");
    }
}
