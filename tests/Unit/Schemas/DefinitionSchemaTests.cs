using System.Text.Json;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Pipelines.Schemas;
using Aef.Documents.Diagnostics;
using Aef.Tests.Diagnostics;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The schema of definitions and the reader of definitions agree.</summary>
public sealed class DefinitionSchemaTests
{
    /// <summary>The maps of a definition: their keys as the reader has them, and a definition with room for one more key.</summary>
    private static readonly Dictionary<string, (IReadOnlySet<string> Keys, string Around)> Locations = new(StringComparer.Ordinal)
    {
        ["pipeline"] = (DefinitionReader.Keys, """{#, "levels": [[$step]]}"""),
        ["level"] = (LevelReader.LevelKeys, """{"levels": [{#, "threads": [[$step]]}]}"""),
        ["thread"] = (LevelReader.ThreadKeys, """{"levels": [{"threads": [{#, "steps": [$step]}]}]}"""),
        ["step"] = (StepKeys.All.Names, """{"levels": [{"threads": [{"steps": [{#, "job_id": "A", "job_name": "a", "executor": "dataform-tag-executor"}]}]}]}"""),
        ["defaults"] = (DefaultsReader.Keys, """{"defaults": {#}, "levels": [[$step]]}"""),
        ["executorDefaults"] = (StepKeys.All.Names, """{"defaults": {"executors": {"dataform-tag-executor": {#}}}, "levels": [[$step]]}"""),
        ["retry"] = (StepReader.RetryKeys, """{"defaults": {"retry": {#}}, "levels": [[$step]]}"""),
        ["input"] = (HeadReader.InputKeys, """{"inputs": {"day": {#}}, "levels": [[$step]]}"""),
        ["schedule"] = (HeadReader.ScheduleKeys, """{"schedule": {#}, "levels": [[$step]]}"""),
        ["trigger"] = (TriggerReader.TriggerKeys, """{"triggers": {#}, "levels": [[$step]]}"""),
        ["after"] = (TriggerReader.AfterKeys, """{"triggers": {"after": {#}}, "levels": [[$step]]}"""),
        ["webhook"] = (TriggerReader.WebhookKeys, """{"triggers": {"webhook": {#}}, "levels": [[$step]]}"""),
        ["file"] = (TriggerReader.FileKeys, """{"triggers": {"file": {#}}, "levels": [[$step]]}"""),
        ["concurrency"] = (HeadReader.ConcurrencyKeys, """{"concurrency": {#}, "levels": [[$step]]}"""),
    };

    /// <summary>Values of every kind, and some that only some keys accept.</summary>
    private static readonly string[] Values =
    [
        "\"text\"", "5", "0", "-1", "1.5", "99999999", "\"5\"", "\" +5.0 \"", "\"1.5\"", "\".5e0\"", "\"1,5\"", "\"\"", "\"NaN\"", "true", "\"false\"", "\" TRUE\"", "null", "[]", "{}", "[1]", "[[]]", "[{}]", "{\"a\": 1}", "{\"a\": {}}", "{\"a\": []}",
        "\"async\"", "\"Workflows \"", "\"date\"", "\"queue\"", "\"CANCEL_OLDEST\"", "\"cloud_workflows\"", "\"Composer\"", "\"9 bad name\"", "{\"max_attempts\": 2}", "[{\"job_id\": \"B\", \"job_name\": \"b\"}]",
    ];

    /// <summary>
    /// The codes whose page shows a definition that a schema can refuse. The others concern other values in the file, or are not mistakes.
    /// </summary>
    private static readonly string[] RefusedCodes =
        [
            "AEF1025",
            "AEF1026",
            "AEF1027",
            "AEF1050",
            "AEF1051",
            "AEF1052",
            "AEF1053",
            "AEF1054",
            "AEF1055",
            "AEF2001",
            "AEF2002",
            "AEF2020",
            "AEF2021",
            "AEF2022",
            "AEF2023",
            "AEF3001",
            "AEF3004",
            "AEF3005",
            "AEF3012",
        ];

    public static TheoryData<string> LocationNames => [.. Locations.Keys];

    public static TheoryData<string> DefinitionFiles => SchemaFiles.Definitions;

    [Theory]
    [MemberData(nameof(LocationNames))]
    public void The_schema_knows_every_key_of_the_reader_in_both_spellings_and_no_other(string location)
    {
        var keys = Locations[location].Keys;

        Properties(location)
            .Select(p => p.Name)
            .ShouldBe(keys.Select(k => k.ToLowerInvariant()).Concat(keys.Select(k => k.ToUpperInvariant())), ignoreOrder: true);
        SchemaFiles.Definition.Resolve($"#/$defs/{location}").GetProperty("additionalProperties").GetBoolean().ShouldBeFalse();
    }

    [Theory]
    [MemberData(nameof(LocationNames))]
    public void Upper_case_means_the_same_as_lower_case(string location)
    {
        foreach (var upper in Properties(location).Where(p => p.Name.Any(char.IsAsciiLetterUpper)))
        {
            var key = upper.Name.ToLowerInvariant();
            var lower = Properties(location).Single(p => p.Name == key).Value;
            var meant = upper.Value.GetProperty("$ref").GetString().ShouldNotBeNull();
            var same = meant == $"#/$defs/{location}/properties/{key}"
                || (lower.TryGetProperty("$ref", out var reference) && reference.GetString() == meant);
            same.ShouldBeTrue(upper.Name);
        }
    }

    [Theory]
    [MemberData(nameof(LocationNames))]
    public void Every_key_has_a_description(string location) =>
        Properties(location)
            .Where(p => !p.Value.TryGetProperty("description", out _) && !p.Value.TryGetProperty("$ref", out _))
            .Select(p => p.Name)
            .ShouldBeEmpty();

    /// <summary>What the reader refuses, the schema refuses; what the schema refuses, the reader or a rule reports.</summary>
    [Theory]
    [MemberData(nameof(LocationNames))]
    public void Schema_and_reader_accept_the_same_values(string location)
    {
        var (keys, around) = Locations[location];
        var wrong = new List<string>();
        foreach (var key in keys.SelectMany(k => (string[])[k.ToLowerInvariant(), k.ToUpperInvariant()]))
        {
            foreach (var value in Values)
            {
                var text = With(around, key, value);
                var isValid = SchemaFiles.Definition.IsValid(SchemaFiles.ReadText(text));
                var read = Definitions.Read(text);
                if (isValid && read.HasErrors)
                {
                    wrong.Add($"the schema takes {text}, the reader does not: {string.Join(' ', read.Diagnostics)}");
                }
                else if (!isValid && !Definitions.Check(text).Diagnostics.Any(IsReason))
                {
                    wrong.Add($"the schema refuses {text}, and nothing is reported");
                }
            }
        }

        wrong.ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(DefinitionFiles))]
    public void Every_example_and_baseline_is_valid(string path) =>
        SchemaFiles.Definition.IsValid(SchemaFiles.ReadFile(path)).ShouldBeTrue();

    [Fact]
    public void There_are_examples_and_baselines() => SchemaFiles.Definitions.Count.ShouldBeGreaterThanOrEqualTo(6);

    [Fact]
    public void The_schema_refuses_what_a_schema_can_refuse() =>
        DiagnosticPage.All.Where(p => p.Kind == "definition" && !SchemaFiles.Definition.IsValid(SchemaFiles.ReadText(p.Example)))
            .Select(p => p.Code)
            .ShouldBe(RefusedCodes);

    [Theory]
    [InlineData("[]")]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("""{"levels": []}""")]
    [InlineData("""[[{"job_id": "A"}]]""")]
    public void What_is_not_a_pipeline_is_refused(string text) =>
        SchemaFiles.Definition.IsValid(SchemaFiles.ReadText(text)).ShouldBeFalse();

    [Fact]
    public void The_schema_is_of_2020_12_and_printed_as_it_is_published()
    {
        SchemaFiles.Definition.Resolve("#").GetProperty("$schema").GetString().ShouldBe("https://json-schema.org/draft/2020-12/schema");
        PublishedSchemas.Read("definition").ShouldBe(File.ReadAllText(Repository.PathOf("schemas", "definition.schema.json")));
    }

    private static bool IsReason(Diagnostic diagnostic) =>
        diagnostic.Severity == DiagnosticSeverity.Error || diagnostic.Descriptor == ReadingDiagnostics.UnknownKey;

    private static IEnumerable<JsonProperty> Properties(string location) =>
        SchemaFiles.Definition.Resolve($"#/$defs/{location}").GetProperty("properties").EnumerateObject();

    /// <summary>The definition with one more key; where it has the key already, or another name of it, that one is removed.</summary>
    private static string With(string around, string key, string value)
    {
        var text = around.Replace("$step", """{"job_id": "A", "job_name": "a", "executor": "dataform-tag-executor"}""", StringComparison.Ordinal);
        string[] own = key.ToLowerInvariant() switch
        {
            "levels" or "definition" when around.StartsWith("{#", StringComparison.Ordinal) =>
                [", \"levels\": [[{\"job_id\": \"A\", \"job_name\": \"a\", \"executor\": \"dataform-tag-executor\"}]]"],
            "threads" => [", \"threads\": [[{\"job_id\": \"A\", \"job_name\": \"a\", \"executor\": \"dataform-tag-executor\"}]]"],
            "steps" => [", \"steps\": [{\"job_id\": \"A\", \"job_name\": \"a\", \"executor\": \"dataform-tag-executor\"}]"],
            "job_id" when around.Contains("{#, \"job_id\"", StringComparison.Ordinal) => [", \"job_id\": \"A\""],
            "job_name" when around.Contains("{#, \"job_id\"", StringComparison.Ordinal) => [", \"job_name\": \"a\""],
            "executor" when around.Contains("{#, \"job_id\"", StringComparison.Ordinal) => [", \"executor\": \"dataform-tag-executor\""],
            _ => [],
        };
        foreach (var given in own)
        {
            text.ShouldContain(given);
            text = text.Replace(given, string.Empty, StringComparison.Ordinal);
        }

        return text.Replace("#", $"\"{key}\": {value}", StringComparison.Ordinal);
    }
}
