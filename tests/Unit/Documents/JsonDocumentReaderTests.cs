using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

public sealed class JsonDocumentReaderTests
{
    [Fact]
    public void Every_kind_of_value_is_read()
    {
        var root = Read.Good(Read.Json("""{"a": [1, -2.5, true, null, "x\né"], "b": {}, "c": 1e3}"""));

        root.ShouldBe(new MappingNode(
        [
            new MappingEntry(
                "a",
                new SequenceNode(
                    [
                        ScalarNode.Integer(1),
                        ScalarNode.Double(-2.5),
                        ScalarNode.Boolean(true),
                        ScalarNode.Null(),
                        ScalarNode.String("x\né"),
                    ])),
            new MappingEntry("b", new MappingNode([])),
            new MappingEntry("c", ScalarNode.Double(1000)),
        ]));
    }

    [Fact]
    public void Locations_count_utf16_units_after_characters_beyond_ascii()
    {
        var root = (MappingNode)Read.Good(Read.Json("{\"ä€\": \"x\",\n \"😀\": 12}"));

        root.Entries[0].Value.Location.ToString().ShouldBe("test.json:1:8");
        root.Entries[1].KeyLocation.ToString().ShouldBe("test.json:2:2");
        root.Entries[1].Value.Location.ToString().ShouldBe("test.json:2:8");
        root.Entries[1].Value.Location.Span.Length.ShouldBe(2);
    }

    [Theory]
    [InlineData("", "AEF1003 1:1")]
    [InlineData("{\"a\": 1,}", "AEF1015 1:8")]
    [InlineData("[1, 2, \n]", "AEF1015 1:6")]
    [InlineData("{\"a\": /* x */ 1}", "AEF1014 1:7")]
    [InlineData("{\"a\": 1, \"a\": 2}", "AEF1013 1:10")]
    [InlineData("{\"a\": 1", "AEF1010 1:8")]
    [InlineData("{'a': 1}", "AEF1010 1:2")]
    [InlineData("[1] [2]", "AEF1010 1:5")]
    [InlineData("[\"\\ud800\"]", "AEF1010 1:2")]
    [InlineData("[1e999]", "AEF1016 1:2")]
    [InlineData("[123456789012345678901]", "AEF1017 1:2")]
    [InlineData("é", "AEF1010 1:1")]
    public void What_is_wrong_is_reported_at_its_location(string text, string expected) =>
        Read.Locations(Read.Json(text)).ShouldBe([expected]);

    [Fact]
    public void A_duplicate_key_names_the_first_one_also_in_a_long_map()
    {
        var text = "{" + string.Join(", ", Enumerable.Range(0, 20).Select(i => $"\"k{i}\": {i}")) + ", \"k3\": 0}";

        var diagnostic = Read.Json(text).Diagnostics.ShouldHaveSingleItem();

        diagnostic.Code.ShouldBe("AEF1013");
        diagnostic.Message.ShouldBe("Duplicate key \"k3\" (first at 1:29).");
        diagnostic.Related.ShouldHaveSingleItem().Location.Start.Column.ShouldBe(text.IndexOf("\"k3\"", StringComparison.Ordinal) + 1);
    }

    [Fact]
    public void Integers_keep_all_64_bits()
    {
        var root = Read.Good(Read.Json("[9223372036854775807, -9223372036854775808]"));

        root.ShouldBe(new SequenceNode([ScalarNode.Integer(long.MaxValue), ScalarNode.Integer(long.MinValue)]));
    }
}
