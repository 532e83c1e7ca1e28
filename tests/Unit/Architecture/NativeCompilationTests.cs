using System.Xml.Linq;
using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>What is compiled natively is checked for it in every build (ADR 0015).</summary>
public sealed class NativeCompilationTests
{
    public static TheoryData<string> Projects => new("Aef.Workflows", "Aef.Core", "Aef.Adapters", "Aef.Cli");

    [Theory]
    [MemberData(nameof(Projects))]
    public void The_trim_and_AOT_analyzers_are_on_and_nothing_is_suppressed(string project)
    {
        var file = XDocument.Load(Repository.PathOf("src", project, project + ".csproj"));
        var properties = file.Descendants("PropertyGroup").Elements().Select(p => (Name: p.Name.LocalName, p.Value)).ToList();

        properties.Single(p => p.Name == "IsAotCompatible").Value.ShouldBe("true");
        properties.Select(p => p.Name)
            .Where(n => n is "NoWarn" or "WarningsNotAsErrors" || n.StartsWith("Suppress", StringComparison.Ordinal))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_source_suppresses_a_warning_of_trimming_or_of_native_compilation() =>
        SourcesWith("UnconditionalSuppressMessage", "pragma warning disable IL").ShouldBeEmpty();

    [Fact]
    public void Nothing_serializes_by_reflection() =>
        (from file in SourcesWith("JsonSerializer.")
         where !IsOnlyManaged(file)
         from line in File.ReadLines(Repository.PathOf(file))
         where line.Contains("JsonSerializer.", StringComparison.Ordinal) && !PassesTypeInformation(line)
         select $"{file}: {line.Trim()}").ShouldBeEmpty();

    /// <summary>A call passes generated type information, as the member of a context or as a parameter of its own type.</summary>
    private static bool PassesTypeInformation(string line) =>
        line.Contains("Json.Default.", StringComparison.Ordinal) || line.Contains(", type)", StringComparison.Ordinal);

    /// <summary>The server is never compiled natively. Its calls pass generated type information all the same.</summary>
    private static bool IsOnlyManaged(string file) => file.StartsWith("src/Aef.Server/", StringComparison.Ordinal);

    private static IEnumerable<string> SourcesWith(params string[] texts) =>
        from file in Repository.Sources("src")
        let source = File.ReadAllText(file)
        where texts.Any(t => source.Contains(t, StringComparison.Ordinal))
        select Repository.Relative(file);
}
