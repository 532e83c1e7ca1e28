using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.PowerShell;

/// <summary>The manifest lists the contents of the module by name.</summary>
public sealed partial class ManifestTests
{
    private static readonly string Manifest = File.ReadAllText(Repository.PathOf("module", "Aef.psd1"));

    [Fact]
    public void It_lists_exactly_the_cmdlets_that_there_are() => List("CmdletsToExport").ShouldBe(CmdletMetadata.All.Select(c => c.Name));

    [Theory]
    [InlineData("FunctionsToExport")]
    [InlineData("AliasesToExport")]
    [InlineData("VariablesToExport")]
    public void It_exports_nothing_else(string key) => List(key).ShouldBeEmpty();

    [Fact]
    public void It_has_no_wildcard() => Manifest.ShouldNotContain("'*'");

    [Fact]
    public void Assemblies_whose_types_scripts_name_are_loaded_on_import() =>
        List("RequiredAssemblies")
            .ShouldBe(
            [
                "bin/Aef.Documents.dll", "bin/Aef.Workflows.dll", "bin/Aef.Core.dll", "bin/Aef.Runs.dll", "bin/Aef.Google.dll",
                "bin/Aef.PowerShell.dll",
            ]);

    [Fact]
    public void It_asks_for_PowerShell_7_6_and_Core()
    {
        Manifest.ShouldMatch(@"PowerShellVersion\s+= '7\.6'");
        List("CompatiblePSEditions").ShouldBe(["Core"]);
    }

    [Fact]
    public void Its_version_is_stamped_when_it_is_packed() => Manifest.ShouldMatch(@"ModuleVersion\s+= '0\.0\.0'");

    private static string[] List(string key)
    {
        var match = Regex.Match(Manifest, key + @"\s*=\s*@\((?<items>[^)]*)\)", RegexOptions.None, TimeSpan.FromMinutes(10));
        match.Success.ShouldBeTrue($"{key} is in the manifest");
        return [.. Quoted().Matches(match.Groups["items"].Value).Select(m => m.Groups["text"].Value)];
    }

    [GeneratedRegex("'(?<text>[^']*)'", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 600_000)]
    private static partial Regex Quoted();
}
