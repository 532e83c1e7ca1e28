using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

public sealed class ScalarLocationsTests
{
    [Theory]
    [InlineData("a: xx MARK yy")]
    [InlineData("a: 'it''s MARK'")]
    [InlineData("a: \"\\\"\\u00e9\\t MARK\"")]
    [InlineData("a: \"\\U0001F600 \\x41 MARK\"")]
    [InlineData("{\"a\": \"\\\\ \\ud83d\\ude00 MARK\"}")]
    [InlineData("a: \"😀 MARK\"")]
    public void A_span_is_found_through_quotes_and_escapes(string text)
    {
        var scalar = ValueOf(text);
        var start = scalar.Text.IndexOf("MARK", StringComparison.Ordinal);

        var location = ScalarLocations.For(scalar.Text, scalar.Location).At(start, 4);

        text.Substring(location.Span.Start, location.Span.Length).ShouldBe("MARK");
    }

    [Theory]
    [InlineData("a: >-\n  folded\n  MARK\n")]
    [InlineData("a: \"first\n  MARK\"\n")]
    [InlineData("a: first\n  MARK\n")]
    public void In_a_scalar_of_several_lines_the_location_is_the_scalar(string text)
    {
        var scalar = ValueOf(text);

        ScalarLocations.For(scalar.Text, scalar.Location)
            .At(scalar.Text.IndexOf("MARK", StringComparison.Ordinal), 4)
            .ShouldBeSameAs(scalar.Location);
    }

    private static ScalarNode ValueOf(string text) =>
        (ScalarNode)((MappingNode)Read.Good(text[0] == '{' ? Read.Json(text) : Read.Yaml(text)))["a"]!;
}
