using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Tests.Documents;

public sealed class DocumentReaderTests
{
    [Theory]
    [InlineData("{}", null, SourceFormat.Json)]
    [InlineData(" \r\n[1]", "a.txt", SourceFormat.Json)]
    [InlineData("{}", "a.yaml", SourceFormat.Yaml)]
    [InlineData("[a]", "a.YML", SourceFormat.Yaml)]
    [InlineData("a: 1", null, SourceFormat.Yaml)]
    [InlineData("oops", "a.json", SourceFormat.Json)]
    [InlineData("main:\n  steps: []", "a.json", SourceFormat.Yaml)]
    [InlineData("\uFEFF\n# made by AEF\r\nmain: {}", "a.JSON", SourceFormat.Yaml)]
    [InlineData("\"main\": {}", "a.json", SourceFormat.Yaml)]
    [InlineData("'main' : {}", "a.json", SourceFormat.Yaml)]
    [InlineData("---\n{}", "a.json", SourceFormat.Yaml)]
    [InlineData("- a: 1", "a.json", SourceFormat.Yaml)]
    [InlineData("-\n  a: 1", "a.json", SourceFormat.Yaml)]
    [InlineData("{a: 1}", "a.json", SourceFormat.Json)]
    [InlineData("// main: is below\n{}", "a.json", SourceFormat.Json)]
    [InlineData("\"a: b\"", "a.json", SourceFormat.Json)]
    [InlineData("-5", "a.json", SourceFormat.Json)]
    [InlineData("}", "a.json", SourceFormat.Json)]
    [InlineData("# nothing else", "a.json", SourceFormat.Json)]
    [InlineData("", "a.json", SourceFormat.Json)]
    public void The_format_follows_the_text_and_the_name(string text, string? path, SourceFormat format) =>
        DocumentReader.GetFormat(new SourceText(text, path)).ShouldBe(format);

    [Fact]
    public void Json_never_reaches_the_yaml_reader()
    {
        var reader = new DocumentReader(new RefusingReader());

        Read.Good(reader.Read(new SourceText("{\"a\": 1}")));
        Should.Throw<InvalidOperationException>(() => reader.Read(new SourceText("a: 1")));
    }

    [Fact]
    public void Broken_json_in_a_json_file_is_reported_as_json() =>
        new DocumentReader(new YamlDocumentReader())
            .Read(new SourceText("{a: 1}", "a.json"))
            .Diagnostics.ShouldHaveSingleItem()
            .Code.ShouldBe("AEF1010");

    [Fact]
    public void Yaml_in_a_file_named_json_is_read_and_reported_as_yaml()
    {
        var result = new DocumentReader(new YamlDocumentReader()).Read(new SourceText("a: 1\nb: [", "a.json"));

        result.Diagnostics.Select(d => $"{d.Code} {d.Severity}").ShouldBe(["AEF1024 Info", "AEF1011 Error"]);
        new DocumentReader(new YamlDocumentReader())
            .Read(new SourceText("a: 1", "a.json"))
            .Root.ShouldBeOfType<MappingNode>()["a"]
            .ShouldBe(ScalarNode.Integer(1));
        new DocumentReader(new YamlDocumentReader()).Read(new SourceText("a: 1", "a.yaml")).Diagnostics.ShouldBeEmpty();
    }

    private sealed class RefusingReader : IDocumentReader
    {
        public DocumentResult Read(SourceText source) => throw new InvalidOperationException("must not be asked");
    }
}
