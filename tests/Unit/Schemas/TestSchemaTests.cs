using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Text;
using Aef.Runs.Testing;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The schema of test files and their reader agree.</summary>
public sealed class TestSchemaTests
{
    private const string Workflow = "\"source\": [{\"a\": {\"return\": 1}}]";
    private const string Pipeline =
        "\"source\": {\"name\": \"p\", \"levels\": [[{\"job_id\": \"A\", \"job_name\": \"a\", \"executor\": \"dataform-tag-executor\"}]]}";

    /// <summary>
    /// What a value can be refused for by this schema; the rest is about mocks, scripts and parameters, or about the kind of the source.
    /// </summary>
    private static readonly string[] Codes = ["AEF6200", "AEF6201", "AEF6202"];

    private static readonly string[] Values =
    [
        "\"text\"", "\"\"", "\" \"", "5", "0", "-1", "1.5", "true", "false", "null", "[]", "{}", "[1]", "[\"a\"]", "[\"a\", \"b\"]", "99999999999999",
        "\"succeeded\"", "\"failed\"", "\"AEF5101\"", "[\"AEF5101\"]", "{\"code\": \"AEF5101\"}", "{\"code\": \"AEF5101\", \"line\": 3, \"column\": 1}", "{\"code\": \"AEF5101\", \"line\": 0}", "{\"line\": 3}", "{\"code\": 5}",
        "\"00:35:00\"", "\"1.02:00:00\"", "\"00:35\"", "\"35:00\"", "{\"at_most\": 3}", "{\"at_least\": 1, \"at_most\": 3}", "{\"at_most\": \"x\"}", "{\"at\": 3}",
        "{\"regex\": \"a+\"}", "{\"regex\": 5}", "{\"regex\": \"a\", \"b\": 1}", "{\"message\": \"a\", \"tags\": [\"b\"], \"code\": 404, \"payload\": {}, \"step\": \"s\", \"line\": 1}", "{\"tags\": []}", "{\"tags\": \"a\"}", "{\"tags\": [1]}",
        "[{\"call\": \"http.get\"}]", "[{\"call\": {\"regex\": \"http\"}, \"url\": \"*\", \"headers\": {}, \"times\": 2}]", "[{\"url\": \"x\"}]", "[{\"call\": \"a\", \"headers\": 5}]", "[{\"call\": \"a\", \"times\": -1}]", "[{\"call\": \"a\", \"times\": {\"at_least\": 1}}]", "[{\"call\": \"a\", \"method\": 5}]",
        "{\"items\": []}", "{\"items\": [\"a\"], \"any_order\": true, \"allow_others\": false}", "{\"items\": \"a\"}", "{\"any_order\": true}", "{\"items\": [], \"any_order\": 1}",
        "[{\"text\": \"a\", \"json\": {}, \"severity\": \"INFO\", \"step\": \"s\", \"times\": 1}]", "[{\"severity\": 1}]", "[{\"level\": \"INFO\"}]",
        "{\"A\": \"succeeded\"}", "{\"A\": \"good\"}", "{\"A\": {\"state\": \"failed\", \"attempts\": 1, \"message\": \"*\"}}", "{\"A\": {\"attempts\": -1}}", "{\"A\": {\"state\": \"x\"}}", "{\"A\": {\"tries\": 1}}", "{\"A\": []}",
        "[{\"job_id\": \"A\", \"message\": \"*\", \"kind\": \"k\", \"attempt\": 1, \"continued\": true}]", "[{\"message\": \"a\"}]", "[{\"job_id\": \"A\", \"attempt\": 0}]", "[{\"job_id\": \"A\", \"continued\": \"yes\"}]",
        "\"2026-01-01T00:00:00Z\"", "\"2026-01-01T00:00:00.5+02:00\"", "\"2026-01-01\"", "{\"environment\": \"HOME\"}", "{\"environment\": 5}",
        "{\"project\": \"p\", \"project_number\": 12, \"variables\": {\"a\": \"b\", \"c\": 1, \"d\": true}}", "{\"project\": 5}", "{\"variables\": {\"a\": null}}", "{\"variables\": {\"a\": []}}", "{\"variables\": []}", "{\"projects\": \"p\"}",
    ];

    [Theory]
    [InlineData("#/$defs/test", "[{\"?\": 1}]", "AEF6201")]
    [InlineData("#/$defs/expect", "[{\"expect\": {\"?\": 1}}]", "AEF6201")]
    [InlineData("#/$defs/defaults", "{\"defaults\": {\"?\": 1}}", "AEF6201")]
    [InlineData("#/$defs/environment", "[{\"environment\": {\"?\": 1}}]", "AEF6201")]
    public void The_schema_knows_every_key_of_the_reader_and_no_other(string location, string text, string code)
    {
        var message = Diagnostics(text)
            .First(d => d.Code == code && d.Message.StartsWith("Unknown key \"?\"", StringComparison.Ordinal))
            .Message;

        Schema.Resolve(location).GetProperty("properties").EnumerateObject().Select(p => p.Name)
            .ShouldBe(
                message[(message.IndexOf("Valid keys: ", StringComparison.Ordinal) + 12)..].TrimEnd('.').Split(", "),
                ignoreOrder: true);
    }

    [Theory]
    [InlineData("#/$defs/expect", "[{\"name\": \"a\", " + Workflow + ", \"expect\": {#}}]")]
    [InlineData("#/$defs/expect", "[{\"name\": \"a\", " + Pipeline + ", \"expect\": {#}}]")]
    [InlineData("#/$defs/test", "[{" + Workflow + ", #}]")]
    [InlineData("#/$defs/defaults", "{\"defaults\": {#}, \"tests\": [{\"name\": \"a\", " + Workflow + "}]}")]
    [InlineData("#/$defs/defaults", "{\"defaults\": {#}, \"tests\": [{\"name\": \"a\", " + Pipeline + "}]}")]
    [InlineData("#/anyOf/1", "{#, \"tests\": [{\"name\": \"a\", " + Workflow + "}]}")]
    public void Schema_and_reader_accept_the_same_values(string location, string around)
    {
        var wrong = from property in PropertiesOf(location)
                    where !around.Contains($"#, \"{property}\"", StringComparison.Ordinal)
                        && !(around.Contains("\"source\"", StringComparison.Ordinal) && property == "source" && location == "#/$defs/test")
                    from value in Values
                    let text = around.Replace("#", $"\"{property}\": {value}", StringComparison.Ordinal)
                    where Disagree(text)
                    select $"{(IsRead(text) ? "read" : "refused by the reader: " + string.Join(' ', Diagnostics(text)))}, not so by the schema: {text}";

        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Schema_and_reader_accept_the_same_shapes() =>
        ((string[])[.. Values, .. Values.Select(v => $"{{\"tests\": {v}}}"), .. Values.Select(v => $"[{v}]")])
            .Where(Disagree)
            .ShouldBeEmpty();

    [Fact]
    public void The_schema_refuses_the_examples_of_the_pages_that_a_schema_can_refuse() =>
        DiagnosticPage.All.Where(p => p.Kind == "tests" && !Schema.IsValid(SchemaFiles.ReadText(p.Example)))
            .Select(p => p.Code)
            .ShouldBe(["AEF6200", "AEF6201"]);

    [Fact]
    public void Every_test_file_of_the_repository_is_valid()
    {
        var cases = Path.Combine("tests", "Unit", "Conformance", "Cases");
        var files = TestFileFinder.Find(
            [Repository.PathOf("examples"), Repository.PathOf("tests", "Samples"), Repository.PathOf(cases, "*.yaml")])
            .Files;

        files.Count.ShouldBeGreaterThan(12);
        files.Where(f => !Schema.IsValid(SchemaFiles.ReadText(File.ReadAllText(f)))).Select(Repository.Relative).ShouldBeEmpty();
    }

    private static SchemaValidator Schema { get; } = SchemaFiles.Load(PublishedSchemas.Test);

    private static IEnumerable<string> PropertiesOf(string location) => (location == "#/anyOf/1"
        ? Schema.Resolve("#").GetProperty("anyOf")[1]
        : Schema.Resolve(location)).GetProperty("properties").EnumerateObject().Select(p => p.Name);

    private static bool Disagree(string text) => IsRead(text) != Schema.IsValid(SchemaFiles.ReadText(text));

    private static bool IsRead(string text) => !Diagnostics(text).Any(d => Codes.Contains(d.Code));

    private static IReadOnlyList<Aef.Documents.Diagnostics.Diagnostic> Diagnostics(string text) =>
        new TestSuiteRunner(new YamlDocumentReader()).Run(new SourceText(text)).Diagnostics;
}
