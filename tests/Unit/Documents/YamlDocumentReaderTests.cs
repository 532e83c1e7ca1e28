using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

public sealed class YamlDocumentReaderTests
{
    [Theory]
    [InlineData("true", ScalarKind.Boolean)]
    [InlineData("TRUE", ScalarKind.Boolean)]
    [InlineData("yes", ScalarKind.String)]
    [InlineData("off", ScalarKind.String)]
    [InlineData("~", ScalarKind.Null)]
    [InlineData("null", ScalarKind.Null)]
    [InlineData("", ScalarKind.Null)]
    [InlineData("-3", ScalarKind.Integer)]
    [InlineData("0x1F", ScalarKind.Integer)]
    [InlineData("0o17", ScalarKind.Integer)]
    [InlineData("4.1", ScalarKind.Double)]
    [InlineData(".5", ScalarKind.Double)]
    [InlineData("1e3", ScalarKind.Double)]
    [InlineData("1_000", ScalarKind.String)]
    [InlineData("2024-01-02", ScalarKind.String)]
    [InlineData("1:30", ScalarKind.String)]
    [InlineData("'1'", ScalarKind.String)]
    [InlineData("\"true\"", ScalarKind.String)]
    [InlineData(".", ScalarKind.String)]
    [InlineData("-", ScalarKind.String)]
    public void Scalars_have_the_types_of_the_core_schema(string text, ScalarKind kind)
    {
        var root = (MappingNode)Read.Good(Read.Yaml($"a: {(text == "-" ? "'-'" : text)}\n"));

        ((ScalarNode)root["a"]!).ScalarKind.ShouldBe(kind);
    }

    [Fact]
    public void Octal_and_hexadecimal_numbers_have_their_values()
    {
        Read.Good(Read.Yaml("[0x1F, 0o17]")).ShouldBe(new SequenceNode([ScalarNode.Integer(31), ScalarNode.Integer(15)]));
    }

    [Fact]
    public void Keys_are_the_strings_that_are_there()
    {
        var root = (MappingNode)Read.Good(Read.Yaml("True: 1\n0x10: 2\n'a b': 3\nnull: 4\n"));

        root.Entries.Select(e => e.Key).ShouldBe(["True", "0x10", "a b", "null"]);
    }

    [Theory]
    [InlineData("# nothing\n", "AEF1003 1:1")]
    [InlineData("a: &x 1\n", "AEF1020 1:4")]
    [InlineData("a: *x\n", "AEF1020 1:4")]
    [InlineData("a: !!str 1\n", "AEF1021 1:4")]
    [InlineData("a: 1\n---\nb: 2\n", "AEF1022 2:1")]
    [InlineData("? [a]\n: b\n", "AEF1023 1:3")]
    [InlineData("a: 1\na: 2\n", "AEF1013 2:1")]
    [InlineData("a: .inf\n", "AEF1016 1:4")]
    [InlineData("a: 99999999999999999999\n", "AEF1017 1:4")]
    [InlineData("a: \"x\n", "AEF1011 1:4")]
    [InlineData("a: 'é': 2\n", "AEF1011 1:7")]
    [InlineData("- s:\n\treturn: 1\n", "AEF1011 2:1")]
    public void What_is_wrong_is_reported_at_its_location(string text, string expected) =>
        Read.Locations(Read.Yaml(text)).ShouldBe([expected]);

    [Fact]
    public void Locations_count_utf16_units_also_with_windows_line_ends()
    {
        var root = (MappingNode)Read.Good(Read.Yaml("a: \"😀é\"\r\nb:\r\n  - 12\r\n"));

        root.Entries[1].KeyLocation.ToString().ShouldBe("test.yaml:2:1");
        ((SequenceNode)root["b"]!).Items[0].Location.ToString().ShouldBe("test.yaml:3:5");
        ((SequenceNode)root["b"]!).Items[0].Location.Span.Length.ShouldBe(2);
    }
}
