using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Tests.Documents;

/// <summary>Syntax errors are explained in the words of people who write files, at the position where they must change them.</summary>
public class SyntaxMessageTests
{
    [Theory]
    [InlineData("a:\n  - job_id: A1\n\t  job_name: x\n", 3, 1, "Tabs cannot be used for indentation in YAML. Replace the tab with spaces.")]
    [InlineData("a:\n\tb: 1\n", 2, 1, "Tabs cannot be used for indentation in YAML. Replace the tab with spaces.")]
    [InlineData("a: x\njob_name load_a\nb: 1\n", 2, 1, "A colon is missing after the key.")]
    [InlineData("job_name: load: it\n", 1, 15, "A value that contains \": \" needs quotes.")]
    [InlineData("a: @x\nb: 1\n", 1, 4, "A value cannot begin with \"@\" unless it is in quotes.")]
    [InlineData("a: }\n", 1, 4, "A value cannot begin with \"}\" unless it is in quotes.")]
    [InlineData("a: \"abc\nb: 1\n", 1, 4, "The closing quote is missing.")]
    [InlineData("a: 'abc\nb: 1\n", 1, 4, "The closing quote is missing.")]
    [InlineData("levels:\n  - a: 1\n    b: 2\n   c: 3\n", 4, 4,
        "This line is indented by 3 spaces, which fits no line above; the line above has 4.")]
    [InlineData("a:\n    - x\n  - y\n", 3, 3, "This line is indented by 2 spaces, which fits no line above; the line above has 4.")]
    [InlineData("a: 1\n  b: 2\n", 2, 4, "This line is indented more than the line above, which already has a value.")]
    [InlineData("a: \"x\" y\n", 1, 8, "Text follows the closing quote. Put the whole value in quotes.")]
    [InlineData("a: \"\\d\"\n", 1, 4,
        "This string has an unknown escape. Write a backslash as \"\\\\\", or put the string in single quotes.")]
    [InlineData("a: [1, 2\nb: 3\n", 1, 4, "The bracket \"[\" is never closed.")]
    [InlineData("a: |x\n  b\n", 1, 4, "Only a comment can follow \"|\" or \">\" in the same line.")]
    [InlineData("a: - b\n", 1, 4, "A list must begin in a new line.")]
    public void An_error_in_yaml_is_explained(string text, int line, int column, string message) =>
        Explained(new YamlDocumentReader(), text).ShouldBe($"{line}:{column} Invalid YAML: {message}");

    [Theory]
    [InlineData("{\"a\": 1", 1, 8, "The file ends before an object, a list or a value is complete.")]
    [InlineData("{\"a\": 1 \"b\": 2}", 1, 9, "A comma is missing before this.")]
    [InlineData("{\"a\" 1}", 1, 6, "A colon is missing after the key.")]
    [InlineData("{,}", 1, 2, "A key is missing before this comma.")]
    [InlineData("{\"a\": \"C:\\data\"}", 1, 11, "\"\\d\" is not an escape. Write a backslash as \"\\\\\".")]
    [InlineData("{\"a\": \"x\n\"}", 1, 9, "The closing quote is missing.")]
    [InlineData("{\"a\": \"x", 1, 9, "The closing quote is missing.")]
    [InlineData("{\"a\": 1}}", 1, 9, "Only one value is allowed in a file, and text follows it.")]
    [InlineData("{\"a\": True}", 1, 7, "Write true, false or null in lower case, and strings in double quotes.")]
    [InlineData("{\"a\": truly}", 1, 7, "Write true, false or null in lower case, and strings in double quotes.")]
    [InlineData("{'a': 1}", 1, 2, "Strings need double quotes in JSON.")]
    [InlineData("{\"a\": 'x'}", 1, 7, "Strings need double quotes in JSON.")]
    [InlineData("{\"a\": }", 1, 7, "A value is missing before this bracket.")]
    [InlineData("{\"a\": 007}", 1, 8, "A number cannot begin with 0 followed by more digits.")]
    public void An_error_in_json_is_explained(string text, int line, int column, string message)
    {
        var shown = Explained(new JsonDocumentReader(), text);
        shown[(shown.IndexOf(' ', StringComparison.Ordinal) + 1)..].ShouldBe("Invalid JSON: " + message);
        shown.ShouldStartWith($"{line}:");
        column.ShouldBeGreaterThan(0);
    }

    [Fact]
    public void A_byte_that_is_not_utf8_has_a_line_and_a_column()
    {
        var problem = SourceTextReader.Read([(byte)'a', (byte)'\n', (byte)'b', 0xE4, (byte)'x'], "f.yaml")
            .Diagnostics.ShouldHaveSingleItem();
        problem.ToString().ShouldContain("f.yaml:2:2");
    }

    private static string Explained(IDocumentReader reader, string text)
    {
        var problem = reader.Read(new SourceText(text)).Diagnostics.Single(d => d.Code is "AEF1010" or "AEF1011");
        return $"{problem.Location.Start.Line}:{problem.Location.Start.Column} {problem.Message}";
    }
}
