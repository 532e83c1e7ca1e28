using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Runs.Simulation;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The schema of simulation scripts and their reader agree.</summary>
public sealed class SimulateSchemaTests
{
    private static readonly string[] Values =
    [
        "\"text\"", "5", "0", "-1", "1.5", "\"5\"", "true", "null", "[]", "{}", "[1]", "99999999999", "\"success\"", "\"failed\"", "\"never\"", "\"Never\"",
        "\"ok\"", "\"timeout\"", "[\"ok\", 503]", "399", "600", "503", "{\"status\": 200}", "{\"status\": 500, \"body\": \"x\"}", "{\"status\": 500, \"text\": \"x\"}", "{\"body\": \"x\"}", "{\"status\": \"500\"}", "[{\"status\": 199}]", "[[503]]",
    ];

    public static TheoryData<string> ScriptFiles => SchemaFiles.Scripts;

    [Fact]
    public void The_schema_knows_every_key_of_the_reader_and_no_other()
    {
        Keys("#").ShouldBe(KeysOfReader("{\"?\": 1}"), ignoreOrder: true);
        Keys("#/$defs/execution").ShouldBe(
            KeysOfReader("{\"executions\": [{\"started_before_minutes\": 1, \"?\": 1}]}"),
            ignoreOrder: true);
        Keys("#/$defs/job").ShouldBe(KeysOfReader("{\"jobs\": {\"A\": {\"?\": 1}}}"), ignoreOrder: true);
    }

    [Theory]
    [InlineData("{\"defaults\": {#}}")]
    [InlineData("{\"jobs\": {\"A\": {#}}}")]
    [InlineData("{\"jobs\": {\"A\": [{}, {#}]}}")]
    public void Schema_and_reader_accept_the_same_values_of_a_job(string around) =>
        Disagreements(
            Keys("#/$defs/job").SelectMany(k => Values.Select(v => around.Replace("#", $"\"{k}\": {v}", StringComparison.Ordinal))))
            .ShouldBeEmpty();

    [Fact]
    public void Schema_and_reader_accept_the_same_executions() =>
        Disagreements(
            [
                .. Values.Select(v => $"{{\"executions\": {v}}}"),
                .. Values.Select(v => $"{{\"executions\": [{v}]}}"),
                .. Values.Select(v => $"{{\"executions\": [{{\"started_before_minutes\": {v}}}]}}"),
                .. Keys("#/$defs/execution").Where(k => k != "started_before_minutes").SelectMany(k => Values.Select(v =>
                    $"{{\"executions\": [{{\"started_before_minutes\": 1, \"{k}\": {v}}}]}}")),
            ]).ShouldBeEmpty();

    [Fact]
    public void Schema_and_reader_accept_the_same_shapes() =>
        Disagreements(
            [.. Values, .. Values.Select(v => $"{{\"jobs\": {v}}}"), .. Values.Select(v => $"{{\"defaults\": {v}}}"), .. Values.Select(v => $"{{\"jobs\": {{\"A\": {v}}}}}"), .. Values.Select(v => $"{{\"jobs\": {{\"A\": [{v}]}}}}")]).ShouldBeEmpty();

    [Theory]
    [MemberData(nameof(ScriptFiles))]
    public void Every_example_and_baseline_is_valid(string path) => SchemaFiles.Simulate.IsValid(SchemaFiles.ReadFile(path)).ShouldBeTrue();

    [Fact]
    public void The_schema_refuses_the_examples_of_the_pages_but_for_the_unknown_job() =>
        DiagnosticPage.All.Where(p => p.Kind == "simulate" && !SchemaFiles.Simulate.IsValid(SchemaFiles.ReadText(p.Example)))
            .Select(p => p.Code)
            .ShouldBe(["AEF6001", "AEF6002"]);

    [Fact]
    public void The_schema_is_printed_as_it_is_published() =>
        PublishedSchemas.Read("simulate").ShouldBe(File.ReadAllText(Repository.PathOf("schemas", "simulate.schema.json")));

    private static List<string> Keys(string location) =>
        [.. SchemaFiles.Simulate.Resolve(location).GetProperty("properties").EnumerateObject().Select(p => p.Name)];

    /// <summary>The reader names the keys that it knows where it meets another.</summary>
    private static string[] KeysOfReader(string text)
    {
        var known = Diagnostics(text).Single(d => d.Code == "AEF6002");
        var marker = string.Format(
            System.Globalization.CultureInfo.InvariantCulture,
            known.Descriptor.MessageFormat,
            "?",
            "\u0001",
            string.Empty);
        var before = marker[..marker.IndexOf('\u0001', StringComparison.Ordinal)];
        var after = marker[(marker.IndexOf('\u0001', StringComparison.Ordinal) + 1)..];
        known.Message.ShouldStartWith(before);
        known.Message.ShouldEndWith(after);
        return known.Message[before.Length..^after.Length].Split(", ");
    }

    private static List<string> Disagreements(IEnumerable<string> texts)
    {
        var wrong = new List<string>();
        foreach (var text in texts)
        {
            var isRead = !Diagnostics(text).Any(d => d.Code is "AEF6001" or "AEF6002");
            if (isRead != SchemaFiles.Simulate.IsValid(SchemaFiles.ReadText(text)))
            {
                wrong.Add($"{text} is {(isRead ? "read" : "refused by the reader")} but not by the schema");
            }
        }

        return wrong;
    }

    private static IReadOnlyList<Diagnostic> Diagnostics(string text) =>
        SimulationScriptReader.Read(
            Definitions.Documents.Read(new SourceText(text)).Root.ShouldNotBeNull(),
            new HashSet<string>(StringComparer.Ordinal) { "A" })
            .Diagnostics;
}
