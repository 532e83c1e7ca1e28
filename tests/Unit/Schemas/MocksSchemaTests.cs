using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;
using Aef.Workflows.Hosting.Mocks;

namespace Aef.Tests.Schemas;

/// <summary>The schema of mock files and their reader agree.</summary>
public sealed class MocksSchemaTests
{
    /// <summary>What a schema can refuse; the others are about keys that go together and about regular expressions.</summary>
    private static readonly string[] Codes = ["AEF6100", "AEF6101", "AEF6102"];

    private static readonly string[] Values =
    [
        "\"text\"", "5", "0", "-1", "1.5", "\"5\"", "true", "false", "null", "[]", "{}", "[1]", "99999999999", "200", "99", "600", "\"200\"", "\"error\"", "\"allow-network\"", "\"TimeoutError\"", "\"NoError\"",
        "{\"regex\": \"a+\"}", "{\"regex\": 5}", "{\"regex\": \"a\", \"b\": 1}", "{\"takes\": 5}", "{\"takes\": -5}", "{\"takes\": 5, \"response\": {}}", "{\"error\": {\"code\": 5}}", "{\"error\": 5}", "{\"metadata\": {}}", "{\"wait\": 5}",
        "{\"method\": \"POST\", \"headers\": {}, \"query\": null, \"body\": [1]}", "{\"method\": 5}", "{\"verb\": 5}", "[200]", "[200, {\"body\": 1}]", "[\"text\"]", "{\"status\": 200}", "{\"state\": 200}", "[[200]]",
    ];

    public static TheoryData<string> Files => SchemaFiles.MockFiles;

    [Theory]
    [InlineData("#/$defs/file", "{\"?\": 1}")]
    [InlineData("#/$defs/mock", "[{\"call\": \"a\", \"answer\": 200, \"?\": 1}]")]
    [InlineData("#/$defs/details", "[{\"call\": \"a\", \"answer\": {\"?\": 1}}]")]
    [InlineData("#/$defs/operation", "[{\"call\": \"a\", \"answer\": {\"operation\": {\"?\": 1}}}]")]
    [InlineData("#/$defs/callback", "[{\"call\": \"a\", \"answer\": {\"callback\": {\"?\": 1}}}]")]
    public void The_schema_knows_every_key_of_the_reader_and_no_other(string location, string text)
    {
        var message = Diagnostics(text).Single(d => d.Code == "AEF6101").Message;

        Keys(location)
            .ShouldBe(
                message[(message.IndexOf("Valid keys: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", "),
                ignoreOrder: true);
    }

    [Theory]
    [InlineData("#/$defs/file", "{#}")]
    [InlineData("#/$defs/mock", "[{\"call\": \"a\", \"answer\": 200, #}]")]
    [InlineData("#/$defs/mock", "[{\"call\": \"a\", #}]")]
    [InlineData("#/$defs/mock", "[{\"answer\": 200, #}]")]
    [InlineData("#/$defs/details", "[{\"call\": \"a\", \"answer\": {#}}]")]
    [InlineData("#/$defs/details", "[{\"call\": \"a\", \"answers\": [200, {#}]}]")]
    [InlineData("#/$defs/operation", "[{\"call\": \"a\", \"answer\": {\"operation\": {#}}}]")]
    [InlineData("#/$defs/callback", "[{\"call\": \"a\", \"answer\": {\"callback\": {#}}}]")]
    public void Schema_and_reader_accept_the_same_values(string location, string around)
    {
        var wrong = from key in Keys(location)
                    where !around.Contains($"\"{key}\": ", StringComparison.Ordinal)
                        && !(key == "answers" && around.Contains("\"answer\"", StringComparison.Ordinal))
                    from value in Values
                    let text = around.Replace("#", $"\"{key}\": {value}", StringComparison.Ordinal)
                    where IsRead(text) != SchemaFiles.Mocks.IsValid(SchemaFiles.ReadText(text))
                    select $"{(IsRead(text) ? "read" : "refused by the reader")}, not so by the schema: {text}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Schema_and_reader_accept_the_same_shapes() =>
        Values.Concat(Values.Select(v => $"[{v}]"))
            .Where(t => IsRead(t) != SchemaFiles.Mocks.IsValid(SchemaFiles.ReadText(t)))
            .ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(Files))]
    public void Every_example_is_valid_and_read(string path)
    {
        SchemaFiles.Mocks.IsValid(SchemaFiles.ReadFile(path)).ShouldBeTrue();
        new MockFileReader(new YamlDocumentReader()).ReadFile(Repository.PathOf(path)).Diagnostics.ShouldBeEmpty();
    }

    [Fact]
    public void The_schema_refuses_the_examples_of_the_pages_that_a_schema_can_refuse() =>
        DiagnosticPage.All.Where(p => p.Kind == "mocks" && Codes.Contains(p.Code))
            .ShouldAllBe(p => !SchemaFiles.Mocks.IsValid(SchemaFiles.ReadText(p.Example)));

    [Fact]
    public void The_schema_is_printed_as_it_is_published() =>
        PublishedSchemas.Read("mocks").ShouldBe(File.ReadAllText(Repository.PathOf("schemas", "mocks.schema.json")));

    private static List<string> Keys(string location) =>
        [.. SchemaFiles.Mocks.Resolve(location).GetProperty("properties").EnumerateObject().Select(p => p.Name)];

    private static bool IsRead(string text) => !Diagnostics(text).Any(d => Codes.Contains(d.Code));

    private static IReadOnlyList<Diagnostic> Diagnostics(string text) =>
        new MockFileReader(new YamlDocumentReader()).Read(new SourceText(text)).Diagnostics;
}
