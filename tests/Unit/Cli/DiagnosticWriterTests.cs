using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Text;

namespace Aef.Tests.Cli;

public sealed class DiagnosticWriterTests
{
    private static readonly DiagnosticDescriptor Sample = new(
        "AEF0001",
        DiagnosticSeverity.Error,
        "Sample",
        "The value '{0}' is wrong.",
        "Write another one.");

    [Fact]
    public void A_diagnostic_shows_its_location_its_line_and_the_fix()
    {
        var source = new SourceText("{\n  \"next\": \"J9\"\n}\n", "night.json");

        Show(Sample.At(Spanning(source, "\"J9\""), "J9")).ShouldBe("""
            night.json:2:11: error AEF0001: The value 'J9' is wrong.
                2 |   "next": "J9"
                  |           ^~~~
              Write another one.

            """);
    }

    [Fact]
    public void A_diagnostic_without_a_location_shows_its_path_in_the_model() =>
        Show(Sample.At(Location.None, 1).WithModelPath("levels[0].threads[1]"))
            .ShouldStartWith("levels[0].threads[1]: error AEF0001: The value '1' is wrong.\n");

    [Fact]
    public void A_related_location_is_below()
    {
        var source = new SourceText("a: 1\na: 2\n", "x.yaml");

        Show(Sample.At(Spanning(source, "a: 2"), "a").WithRelated(Spanning(source, "a: 1"), "first here"))
            .ShouldContain("\n  x.yaml:1:1: first here\n");
    }

    [Fact]
    public void The_mark_is_below_its_location_after_tabs_wide_and_hidden_characters()
    {
        var source = new SourceText("\t日\u0001x: bad", "x.yaml");

        var lines = Show(Sample.At(Spanning(source, "bad"), "bad")).Split('\n');

        lines[1].ShouldBe("    1 |  日\\u0001x: bad");
        lines[2].ShouldBe("      |             ^~~");
        TerminalText.Width(lines[1][..lines[1].IndexOf("bad", StringComparison.Ordinal)])
            .ShouldBe(lines[2].IndexOf('^', StringComparison.Ordinal));
    }

    [Fact]
    public void A_long_line_is_cut_to_what_is_around_the_location()
    {
        var source = new SourceText(new string('a', 50_000) + "!" + new string('b', 50_000), "x.json");

        var lines = Show(Sample.At(Spanning(source, "!"), "!")).Split('\n');

        lines[1].Length.ShouldBeLessThanOrEqualTo(TerminalWriter.DefaultWidth);
        lines[1][lines[2].IndexOf('^', StringComparison.Ordinal)].ShouldBe('!');
    }

    [Fact]
    public void A_location_at_the_end_of_the_text_is_marked_after_the_last_character()
    {
        var source = new SourceText("{", "x.json");

        Show(Sample.At(Location.FromSource(source, new TextSpan(1, 0)), "")).ShouldContain("    1 | {\n      |  ^\n");
    }

    [Fact]
    public void A_message_cannot_begin_a_line_of_its_own()
    {
        var source = new SourceText("a: 1", "::error::evil\n.yaml");

        var text = Show(Sample.At(Spanning(source, "a"), "x\n::error::y\e[2J"));

        text.ShouldNotContain("\n::");
        text.ShouldNotStartWith("::");
        text.ShouldNotContain('\e');
    }

    [Fact]
    public void Counts_name_each_severity_that_occurs()
    {
        var warning = new DiagnosticDescriptor("AEF0002", DiagnosticSeverity.Warning, "Sample", "Hm.");

        DiagnosticWriter.Count([Sample.At(Location.None, 1), warning.At(Location.None), Sample.At(Location.None, 2)])
            .ShouldBe("2 errors, 1 warning");
    }

    private static string Show(Diagnostic diagnostic)
    {
        var output = new StringWriter();
        new DiagnosticWriter(new TerminalWriter(output)).WriteAll([diagnostic]);
        return output.ToString();
    }

    private static Location Spanning(SourceText source, string part) =>
        Location.FromSource(source, new TextSpan(source.Text.IndexOf(part, StringComparison.Ordinal), part.Length));
}
