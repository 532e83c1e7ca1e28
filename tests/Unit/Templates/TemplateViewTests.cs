using System.Text.Json;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Schemas;
using Aef.Core.Semantics.Binding;
using Aef.Core.Validation;
using Aef.Core.Views.Templates;
using Aef.Documents.Printing;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Schemas;
using Aef.Tests.Support;

namespace Aef.Tests.Templates;

/// <summary>What a template reads is what the published schema says, has every default, and no secret.</summary>
public sealed class TemplateViewTests
{
    private const string Rich = """
        name: everything
        description: All keys
        labels: {team: data, api_key: "hunter2hunter2"}
        engine: cloud_workflows
        deadline_minutes: 30
        timeout_minutes: 60.5
        inputs:
          country: {type: enum, values: [DE, AT], other: true, default: DE, description: The country}
          day: {type: date}
          code: {pattern: "[a-z]+", required: false}
          db: {secret: true, default: "secret:db"}
        variables:
          table: "sales_${inputs.country}"
          key: "${secrets.API_KEY}"
          list: [1, 2]
        schedule:
          - name: nightly
            cron: "0 5 * * *"
            time_zone: Europe/Berlin
            inputs: {day: "2026-01-01"}
            window: same_day
            date_format: "%Y%m%d"
          - {cron: "0 6 * * *", enable: paused, inputs: {day: "2026-01-01"}}
        concurrency: {limit: 2, behavior: fail, key: "${inputs.country}"}
        defaults: {timeout_seconds: 100}
        levels:
        - level_id: load
          description: Loads
          when: '${inputs.country == "DE"}'
          max_parallel: 2
          threads:
          - thread_id: files
            for_each: [a, b]
            steps:
            - {job_id: L1, job_name: load-files, executor: dataform-tag-executor, retry: {max_attempts: 4}, continue_if_fail: true}
          - thread_id: rest
            when: "${inputs.day != \"\"}"
            steps:
            - job_id: L2
              job_name: 'hostile "name" ${x} {{ y }}'
              executor: http-request
              with: {url: "https://x.example/${inputs.country}", method: GET, password: hunter2hunter2, note: "$${literal}"}
              step_properties: {rows: 5}
              reads: ["bigquery://p.d.t"]
              writes: ["bigquery://p.d.${variables.table}"]
              max_wait_time_seconds: 90.5
            - {job_id: L3, job_name: child, type: workflows, workflows_name: child}
        - level_id: own
          threads:
          - - {job_id: O1, job_name: own, function_id_name: our-own-function, next: O3}
            - {job_id: O2, job_name: own2, function_name: our-sync, type: sync}
            - {job_id: O3, job_name: own3, function_id_name: our-own-function}
        on_failure:
        - {job_id: F1, job_name: tell, executor: dataform-tag-executor}
        finally:
        - {job_id: Z1, job_name: clean, executor: dataform-tag-executor}
        """;

    private static readonly PlatformParameters Platform = new(
    [
        new PlatformParameter("pRegion", "europe-west3"), new PlatformParameter("pApiToken", "0123456789abcdef"),
    ]);

    private static SchemaValidator Schema { get; } = SchemaFiles.Load(PublishedSchemas.Template);

    [Fact]
    public void The_published_schema_is_the_one_of_the_repository() =>
        PublishedSchemas.Read("template").ShouldBe(File.ReadAllText(Repository.PathOf("schemas", "template.schema.json")));

    [Fact]
    public void A_rich_pipeline_has_the_form_of_the_schema_and_every_property_occurs()
    {
        var view = Json(View());

        Schema.IsValid(view).ShouldBeTrue(view.GetRawText());
        var keys = new HashSet<string>(StringComparer.Ordinal);
        Collect(view, keys);
        Properties(Schema.Resolve("#")).Except(keys).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("levels: [[{job_id: A, job_name: a, executor: dataform-tag-executor}]]")]
    [InlineData("[{LEVEL_ID: '1', THREADS: [{THREAD_ID: '1', STEPS: [{JOB_ID: '1', JOB_NAME: a, FUNCTION_ID_NAME: x}]}]}]")]
    [InlineData(
        "triggers: [{webhook: {name: w}}, {after: {pipeline: other, states: [failed]}}]\n"
        + "levels: [[{job_id: A, job_name: a, executor: sql}]]")]
    public void Every_key_is_there_even_in_the_smallest_pipeline(string definition)
    {
        var read = Definitions.Read(definition, "p.yaml");
        var bound = new Aef.Core.Validation.PipelineChecker(Aef.Core.Pipelines.Catalog.ExecutorCatalog.BuiltIn, []).Check(read);

        var pipeline = bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics));
        Schema.IsValid(Json(PipelineView.Of(pipeline, null))).ShouldBeTrue();
    }

    [Fact]
    public void The_schema_rejects_a_missing_and_an_unknown_key()
    {
        var text = DocumentPrinter.ToJson(View());

        Schema.IsValid(Parse(text.Replace("\"max_parallel\"", "\"max_paralel\"", StringComparison.Ordinal))).ShouldBeFalse();
        Schema.IsValid(Parse(text.Replace("\"environment\": null,", string.Empty, StringComparison.Ordinal))).ShouldBeFalse();
    }

    [Fact]
    public void Defaults_are_filled_in_and_expressions_are_as_written()
    {
        var step = Step("L2");

        step["call_timeout_seconds"].ShouldBe(ScalarNode.Integer(100));
        step["limit_seconds"].ShouldBe(ScalarNode.Integer(3600));
        step["max_wait_seconds"].ShouldBe(ScalarNode.Double(90.5));
        step["job_name"].ShouldBe(ScalarNode.String("hostile \"name\" ${x} {{ y }}"));
        Parameter("L2", "url").ShouldBe(("https://x.example/${inputs.country}", "with", true));
        Parameter("L2", "note").ShouldBe(("${literal}", "with", false));
        Parameter("L2", "rows").ShouldBe(("5", "step_properties", false));
        ((ScalarNode)((MappingNode)step["with"]!)["note"]!).Text.ShouldBe("$${literal}");
        Step("O1")["next"].ShouldBe(ScalarNode.String("O3"));
        Step("Z1")["section"].ShouldBe(ScalarNode.String("finally"));
    }

    [Fact]
    public void Parameters_come_from_with_then_properties_then_the_job_file_then_the_entry()
    {
        var pipeline = Bound("""
            name: p
            levels:
            - - job_id: A
                job_name: a
                executor: dataform-tag-executor
                step_properties: {branch: props, tags: [p]}
                with: {tags: [w]}
            """,
            files: (executor, job) => (executor, job) == ("dataform-tag-executor", "a") ? [new BoundJobFile(null, JobFile)] : []);

        var step = Steps(PipelineView.Of(pipeline, null)).Single();

        Parameters(step).Where(p => p.Source is not null).ShouldBe(
            [("dataform_location", "eu", "job_file"), ("branch", "props", "step_properties"), ("tags", "[\"w\"]", "with")],
            ignoreOrder: true);
        ((MappingNode)step["arguments"]!).Entries.Select(e => e.Key).ShouldNotContain("description");
    }

    [Fact]
    public void No_secret_is_in_the_view()
    {
        var text = DocumentPrinter.ToJson(View());

        text.ShouldNotContain("hunter2");
        text.ShouldNotContain("0123456789abcdef");
        text.ShouldContain("\"${secrets.API_KEY}\"");
        text.ShouldContain("\"secret:db\"");
        Parameters(Step("L2")).Single(p => p.Name == "password").Value.ShouldBe("***");
    }

    [Fact]
    public void The_view_does_not_depend_on_the_folder()
    {
        var one = DocumentPrinter.ToJson(PipelineView.Of(Bound(Rich, "/a/b/p.yaml"), Platform));

        one.ShouldBe(DocumentPrinter.ToJson(PipelineView.Of(Bound(Rich, "c/p.yaml"), Platform)));
        one.ShouldContain("\"file\": \"p.yaml\"");
    }

    private static MappingNode View() => PipelineView.Of(Bound(Rich), Platform);

    private static MappingNode JobFile { get; } = (MappingNode)Definitions.Documents
        .Read(new SourceText("""{"description": "A comment", "branch": "file", "tags": ["f"], "dataform_location": "eu"}"""))
        .Root!; // it is valid

    private static BoundPipeline Bound(
        string definition,
        string? path = null,
        Func<string, string, IReadOnlyList<BoundJobFile>>? files = null)
    {
        var checker = new PipelineChecker(ExecutorCatalog.BuiltIn, [], [], new BindOptions(JobFiles: files));
        var result = checker.Check(Definitions.Read(definition, path));
        return result.Pipeline.ShouldNotBeNull(string.Join('\n', result.Diagnostics));
    }

    private static IEnumerable<MappingNode> Steps(MappingNode view) => ((SequenceNode)view["steps"]!).Items.Cast<MappingNode>();

    private static MappingNode Step(string id) => Steps(View()).Single(s => ((ScalarNode)s["id"]!).Text == id);

    private static IEnumerable<(string Name, string Value, string? Source)> Parameters(MappingNode step) =>
        ((SequenceNode)step["parameters"]!).Items.Cast<MappingNode>().Select(p => (
            ((ScalarNode)p["name"]!).Text,
            p["value"] is ScalarNode scalar ? scalar.Text : DocumentPrinter.ToJson(p["value"]!, indented: false),
            p["source"] is ScalarNode { ScalarKind: ScalarKind.String } source ? source.Text : null));

    private static (string Value, string? Source, bool IsExpression) Parameter(string step, string name)
    {
        var parameter = ((SequenceNode)Step(step)["parameters"]!).Items.Cast<MappingNode>()
            .Single(p => ((ScalarNode)p["name"]!).Text == name);
        var (value, source) = ((ScalarNode)parameter["value"]!, (ScalarNode)parameter["source"]!);
        return (value.Text, source.Text, ((ScalarNode)parameter["is_expression"]!).BooleanValue);
    }

    private static JsonElement Json(DocumentNode node) => Parse(DocumentPrinter.ToJson(node));

    private static JsonElement Parse(string text)
    {
        using var json = JsonDocument.Parse(text);
        return json.RootElement.Clone();
    }

    private static void Collect(JsonElement element, HashSet<string> keys)
    {
        if (element.ValueKind == JsonValueKind.Object)
        {
            foreach (var property in element.EnumerateObject())
            {
                keys.Add(property.Name);
                Collect(property.Value, keys);
            }
        }
        else if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
            {
                Collect(item, keys);
            }
        }
    }

    /// <summary>The names of all properties of the schema, except those of triggers, which no target of a sample supports.</summary>
    private static IEnumerable<string> Properties(JsonElement schema) =>
        new[] { schema }.Concat(schema.GetProperty("$defs").EnumerateObject().Where(d => d.Name != "trigger").Select(d => d.Value))
            .Where(d => d.TryGetProperty("properties", out _))
            .SelectMany(d => d.GetProperty("properties").EnumerateObject().Select(p => p.Name));
}
