using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>Which assembly may see which (docs/architecture.md), read from the assemblies that were built.</summary>
public sealed class AssemblyArrowTests
{
    public static TheoryData<string, string, string[]> Projects => new()
    {
        { "Aef.Documents", "Aef.Documents", [] },
        { "Aef.Workflows", "Aef.Workflows", ["Aef.Documents"] },
        { "Aef.Core", "Aef.Core", ["Aef.Documents", "Aef.Workflows"] },
        { "Aef.Runs", "Aef.Runs", ["Aef.Core", "Aef.Documents", "Aef.Workflows"] },
        { "Aef.Google", "Aef.Google", ["Aef.Core", "Aef.Documents"] },
        {
            "Aef.Adapters", "Aef.Adapters",
            ["Aef.Core", "Aef.Documents", "Aef.Google", "Aef.Runs", "Aef.Workflows", "Cronos", "DiffPlex", "DuckDB.NET.Bindings",
                "DuckDB.NET.Data", "Microsoft.Data.Sqlite", "Npgsql", "SQLitePCLRaw.core", "Scriban.Signed", "YamlDotNet"]
        },
        {
            "Aef.PowerShell", "Aef.PowerShell",
            ["Aef.Core", "Aef.Documents", "Aef.Google", "Aef.Runs", "Aef.Workflows", "System.Management.Automation"]
        },
        {
            "Aef.Cli",
            "aef",
            [
                "Aef.Adapters", "Aef.Core", "Aef.Documents", "Aef.Google", "Aef.Runs", "Aef.Workflows",
                "Spectre.Console", "Spectre.Console.Ansi", "System.CommandLine",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Projects))]
    public void An_assembly_sees_only_what_is_below_it(string project, string assemblyName, string[] allowed)
    {
        using var assembly = BuiltAssembly.Open(project, assemblyName);

        var others = assembly.References.Where(r => !IsDotNet(r)).Except(allowed);

        others.ShouldBeEmpty($"{assemblyName} references what it must not see");
    }

    [Theory]
    [InlineData("Aef.Workflows")]
    [InlineData("Aef.Documents")]
    [InlineData("Aef.Core")]
    [InlineData("Aef.Runs")]
    [InlineData("Aef.Google")]
    [InlineData("Aef.PowerShell")]
    public void The_bin_folder_of_the_module_contains_no_package(string project)
    {
        var file = File.ReadAllText(Repository.PathOf("src", project, project + ".csproj"));

        var packages = System.Xml.Linq.XDocument.Parse(file).Descendants("PackageReference")
            .Where(p => (string?)p.Attribute("PrivateAssets") != "all")
            .Select(p => (string?)p.Attribute("Include"));

        packages.ShouldBeEmpty();
    }

    [Fact]
    public void The_cmdlets_have_no_project_reference_that_would_drag_the_adapters_into_bin()
    {
        var project = System.Xml.Linq.XDocument.Load(BuiltAssemblyProject("Aef.PowerShell"));

        project.Descendants("ProjectReference").Select(p => (string?)p.Attribute("Include"))
            .ShouldBe(["../Aef.Runs/Aef.Runs.csproj", "../Aef.Google/Aef.Google.csproj"]);
    }

    private static string BuiltAssemblyProject(string project) => Repository.PathOf("src", project, project + ".csproj");

    private static bool IsDotNet(string name) =>
        name is "netstandard" or "mscorlib" or "Microsoft.CSharp" or "Microsoft.Win32.Primitives"
        || (name.StartsWith("System.", StringComparison.Ordinal) && name is not ("System.CommandLine" or "System.Management.Automation"));
}
