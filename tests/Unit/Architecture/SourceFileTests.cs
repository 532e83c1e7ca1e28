using System.Text.RegularExpressions;
using Aef.Tests.Support;

namespace Aef.Tests.Architecture;

/// <summary>The form of a source file (house style).</summary>
public sealed partial class SourceFileTests
{
    private const int MaxProductLines = 300;
    private const int MaxOtherLines = 500;
    private const int MaxCmdletLines = 120;

    /// <summary>Files that may be longer, each with its reason.</summary>
    private static readonly string[] LongFiles = [];

    /// <summary>Files with more than one public type: the cases of one union are read together.</summary>
    private static readonly string[] CrowdedFiles =
    [
        "src/Aef.Core/Semantics/Expressions/BoundValue.cs: 7",
        "src/Aef.Core/Semantics/Expressions/ExpressionSymbol.cs: 8",
        "src/Aef.Workflows/Language/Syntax/ExpressionSyntax.cs: 9",
        "src/Aef.Workflows/Language/Syntax/RetrySyntax.cs: 2",
        "src/Aef.Workflows/Language/Syntax/StepBody.cs: 11",
        "src/Aef.Workflows/Language/Syntax/ValueSyntax.cs: 6",
    ];

    public static TheoryData<string> Folders => new("src", "tests", "bench", "module");

    [Theory]
    [MemberData(nameof(Folders))]
    public void A_file_of_the_product_has_at_most_300_lines_and_others_500(string folder)
    {
        var tooLong = Repository.Sources(folder)
            .Where(f => File.ReadLines(f).Count() > (folder == "src" ? MaxProductLines : MaxOtherLines))
            .Select(Repository.Relative)
            .Except(LongFiles);

        tooLong.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("src", 160)]
    [InlineData("tests", 425)]
    public void Lines_have_at_most_140_columns_but_for_a_number_that_only_falls(string folder, int most) =>
        Repository.Sources(folder).SelectMany(File.ReadLines).Count(l => l.Length > 140)
            .ShouldBeLessThanOrEqualTo(most, "break the line; most lines that are left contain one long string");

    [Fact]
    public void A_cmdlet_has_at_most_120_lines()
    {
        Repository.Sources("src/Aef.PowerShell/Commands")
            .Where(f => File.ReadAllText(f).Contains("[Cmdlet(", StringComparison.Ordinal))
            .Where(f => File.ReadLines(f).Count() > MaxCmdletLines)
            .Select(Repository.Relative)
            .ShouldBeEmpty();
    }

    [Fact]
    public void The_namespace_is_the_folder()
    {
        var wrong = from file in Repository.Sources("src")
                    let parts = Repository.Relative(file).Split('/')
                    let expected = string.Join('.', parts[1..^1])
                    let match = NamespaceLine().Match(File.ReadAllText(file))
                    where match.Success && match.Groups["name"].Value != expected
                    select $"{Repository.Relative(file)}: {match.Groups["name"].Value}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void A_file_holds_one_public_type_at_its_left_edge()
    {
        var crowded = from file in Repository.Sources("src")
                      let types = PublicType().Count(File.ReadAllText(file))
                      where types > 1
                      select $"{Repository.Relative(file)}: {types}";

        crowded.Except(CrowdedFiles).ShouldBeEmpty();
    }

    [GeneratedRegex(
        @"^namespace (?<name>[\w.]+);",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(
        @"^public (?:(?:sealed|abstract|static|readonly|partial|ref|unsafe) )*(?:class|record|struct|interface|enum|delegate)\b",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex PublicType();
}
