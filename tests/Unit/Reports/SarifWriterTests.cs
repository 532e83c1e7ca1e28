using System.Text.Json;
using Aef.Core.Views.Reports;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.DiagnosticCatalog;
using Aef.Tests.Diagnostics;

namespace Aef.Tests.Reports;

public sealed class SarifWriterTests
{
    private static readonly string Base = Path.Combine(Path.GetTempPath(), "repo");
    private static readonly DiagnosticDescriptor Sample = new(
        "AEF0001",
        DiagnosticSeverity.Warning,
        "Sample",
        "The value {0} is wrong.",
        "Write another one.");
    private static readonly SourceText Source = new("a: 1\nb: bad\n", Path.Combine("pipelines", "night.yaml"));

    public static TheoryData<string> CheckedPages => DiagnosticPagesTests.CheckedPages;

    [Fact]
    public void A_diagnostic_names_its_rule_its_level_its_message_with_the_fix_and_its_region()
    {
        using var log = Write(Sample.At(Location.FromSource(Source, new TextSpan(8, 3)), "bad"));

        var result = Run(log).GetProperty("results")[0];
        result.GetProperty("ruleId").GetString().ShouldBe("AEF0001");
        result.GetProperty("level").GetString().ShouldBe("warning");
        result.GetProperty("message").GetProperty("text").GetString().ShouldBe("The value bad is wrong. Write another one.");
        JsonSerializer.Serialize(result.GetProperty("locations")).ShouldBe(
            """[{"physicalLocation":{"artifactLocation":{"uri":"pipelines/night.yaml","uriBaseId":"%SRCROOT%"},"region":{"startLine":2,"startColumn":4,"endLine":2,"endColumn":7}}}]""");
    }

    [Fact]
    public void A_rule_appears_once_with_its_page_as_help()
    {
        var descriptor = DiagnosticRegistry.Find("AEF3004")!; // the registry has it
        using var log = Write(Sample.At(Location.None, 1), descriptor.At(Location.None, "x", 0), descriptor.At(Location.None, "y", 0));

        var rules = Run(log).GetProperty("tool").GetProperty("driver").GetProperty("rules");
        rules.EnumerateArray().Select(r => r.GetProperty("id").GetString()).ShouldBe(["AEF0001", "AEF3004"]);
        rules[1].GetProperty("shortDescription").GetProperty("text").GetString().ShouldBe("Time is not positive.");
        rules[1].GetProperty("defaultConfiguration").GetProperty("level").GetString().ShouldBe("error");
        rules[1].GetProperty("help").GetProperty("markdown").GetString().ShouldNotBeNull().ShouldContain("## How to fix");
        Run(log).GetProperty("results").EnumerateArray().Select(r => r.GetProperty("ruleIndex").GetInt32()).ShouldBe([0, 1, 1]);
    }

    [Fact]
    public void Related_locations_and_the_path_in_the_model_are_written()
    {
        using var log = Write(Sample.At(Location.FromSource(Source, new TextSpan(5, 1)), "b").WithModelPath("levels[0]").WithRelated(Location.FromSource(Source, new TextSpan(0, 1)), "the first step with this name"));

        var result = Run(log).GetProperty("results")[0];
        result.GetProperty("locations")[0]
            .GetProperty("logicalLocations")[0]
            .GetProperty("fullyQualifiedName")
            .GetString()
            .ShouldBe("levels[0]");
        var related = result.GetProperty("relatedLocations")[0];
        related.GetProperty("message").GetProperty("text").GetString().ShouldBe("the first step with this name");
        related.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(1);
    }

    [Fact]
    public void A_diagnostic_without_a_file_has_its_path_in_the_model_alone()
    {
        using var log = Write(Sample.At(Location.None, 1).WithModelPath("levels[0]"), Sample.At(Location.None, 1));

        var results = Run(log).GetProperty("results");
        results[0].GetProperty("locations")[0].EnumerateObject().Select(p => p.Name).ShouldBe(["logicalLocations"]);
        results[1].GetProperty("locations").GetArrayLength().ShouldBe(0);
    }

    [Fact]
    public void A_diagnostic_at_a_script_line_without_a_column_has_no_column()
    {
        using var log = Write(Sample.At(Location.FromScript("deploy.ps1", 41, 0), 1));

        JsonSerializer.Serialize(Run(log).GetProperty("results")[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("region")).ShouldBe("""{"startLine":41}""");
    }

    [Theory]
    [InlineData("a/b.yaml", "a/b.yaml")]
    [InlineData("./a/../b.yaml", "b.yaml")]
    [InlineData("with blank & ü#%.yaml", "with%20blank%20%26%20%C3%BC%23%25.yaml")]
    [InlineData("..hidden.yaml", "..hidden.yaml")]
    [InlineData("nul\0l", "nul%00l")]
    public void A_file_below_the_base_folder_is_named_relative_to_it(string path, string uri)
    {
        using var log = Write(Sample.At(Location.FromScript(path, 1, 1), 1));

        var location = Run(log)
            .GetProperty("results")[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation");
        location.GetProperty("uri").GetString().ShouldBe(uri);
        location.GetProperty("uriBaseId").GetString().ShouldBe("%SRCROOT%");
    }

    [Theory]
    [InlineData("../other/x.yaml", "other/x.yaml")]
    [InlineData("..", "")]
    public void A_file_elsewhere_is_named_by_its_whole_path(string path, string end)
    {
        using var log = Write(Sample.At(Location.FromScript(path, 1, 1), 1));

        var location = Run(log)
            .GetProperty("results")[0]
            .GetProperty("locations")[0]
            .GetProperty("physicalLocation")
            .GetProperty("artifactLocation");
        location.TryGetProperty("uriBaseId", out _).ShouldBeFalse();
        location.GetProperty("uri").GetString().ShouldNotBeNull().ShouldStartWith("file:///");
        location.GetProperty("uri").GetString().ShouldNotBeNull().ShouldEndWith(end);
    }

    [Fact]
    public void What_a_user_wrote_does_not_become_a_link()
    {
        using var log = Write(Sample.At(Location.None, "[click](http://example.com)"), Sample.At(Location.None, "levels[0]"));

        var results = Run(log).GetProperty("results");
        results[0]
            .GetProperty("message")
            .GetProperty("text")
            .GetString()
            .ShouldBe("The value \\[click\\](http://example.com) is wrong. Write another one.");
        results[1].GetProperty("message").GetProperty("text").GetString().ShouldBe("The value levels[0] is wrong. Write another one.");
    }

    [Fact]
    public void Every_file_that_was_checked_is_an_artifact_once()
    {
        using var log = JsonDocument.Parse(SarifWriter.Write(["a.yaml", "-", "a.yaml"], [], Base));

        SarifStructure.Check(log.RootElement);
        Run(log)
            .GetProperty("artifacts")
            .EnumerateArray()
            .Select(a => a.GetProperty("location").GetProperty("uri").GetString())
            .ShouldBe(["a.yaml", "stdin:"]);
        Run(log).GetProperty("results").GetArrayLength().ShouldBe(0);
    }

    [Theory]
    [MemberData(nameof(CheckedPages))]
    public void The_diagnostics_of_every_page_make_a_log_of_the_right_structure_and_the_same_one_twice(string code)
    {
        var diagnostics = ExampleRunner.Run(DiagnosticPage.All.Single(p => p.Code == code)).ToList();
        var text = SarifWriter.Write([], diagnostics, Base);

        using var log = JsonDocument.Parse(text);
        SarifStructure.Check(log.RootElement);
        Run(log).GetProperty("results").GetArrayLength().ShouldBe(diagnostics.Count);
        SarifWriter.Write([], diagnostics, Base).ShouldBe(text);
    }

    private static JsonDocument Write(params Diagnostic[] diagnostics)
    {
        var log = JsonDocument.Parse(SarifWriter.Write([], diagnostics, Base));
        SarifStructure.Check(log.RootElement);
        return log;
    }

    private static JsonElement Run(JsonDocument log) => log.RootElement.GetProperty("runs")[0];
}
