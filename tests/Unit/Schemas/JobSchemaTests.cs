using System.Text.Json;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Schemas;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The schema of a job file agrees with the check of job files.</summary>
public sealed class JobSchemaTests
{
    private static readonly string[] Values =
        ["\"text\"", "5", "1.5", "\"5\"", "\"1.5\"", "\"x5\"", "true", "\"False\"", "null", "[]", "{}", "[1]", "{\"a\": 1}", "\"${x}\"",
        "\"[1, 2]\"", "\" {\\\"a\\\": {}} \"", "\"gs://b/c\"", "\"gs:///c\"", "\"a/b\"", "\"HTTPS://a\"", "\"http://\"", "\"a b\"",
        "\"2026-01-31\"", "\"2026-02-29\"", "\"2028-02-29\"", "\"2026-01-31T06:00:00Z\"", "\"2026-01-31T06:00:00\"", "\"2026-01-31 \""];

    public static TheoryData<string> Executors => [.. ExecutorCatalog.BuiltIn.Executors.Select(e => e.Name)];

    [Theory]
    [MemberData(nameof(Executors))]
    public void The_schema_is_published_as_it_is_made(string executor) =>
        File.ReadAllText(Repository.PathOf("schemas", "jobs", executor + ".schema.json"))
            .ShouldBe(JobSchema.Of(Find(executor)), $"aef schema job {executor} > schemas/jobs/{executor}.schema.json");

    [Theory]
    [MemberData(nameof(Executors))]
    public void Schema_and_check_accept_the_same_files(string executor)
    {
        var entry = Find(executor);
        var every = ExecutorDefinitionReader.Read(Definitions.Documents.Read(new SourceText(
            "name: x\nparameters: {s: {type: string}, i: {type: integer}, n: {type: number}, b: {type: boolean}, d: {type: date}, t: {type: datetime}, e: {type: enum}, v: {type: enum, values: [good, text]}, u: {format: gcs_uri, default: 'gs://a'}, k: {format: bucket}, w: {format: url}, l: {type: list}, m: {type: map, required: true}, f: {type: map, required: true, default: {}}}")).Root.ShouldNotBeNull()).Executor.ShouldNotBeNull();
        foreach (var each in (ExecutorDefinition[])[entry, every])
        {
            var schema = Validator(each);
            var good = "{" + string.Join(", ", each.Parameters.Select(p => $"\"{p.Name}\": {Good(p)}")) + "}";
            IsTaken(schema, good, each).ShouldBe((true, true));
            foreach (var parameter in each.Parameters)
            {
                foreach (var value in Values)
                {
                    var text = good.Replace(
                        $"\"{parameter.Name}\": {Good(parameter)}",
                        $"\"{parameter.Name}\": {value}",
                        StringComparison.Ordinal);
                    var (bySchema, byCheck) = IsTaken(schema, text, each);
                    bySchema.ShouldBe(byCheck, text);
                }

                var without = IsTaken(schema, good.Replace($"\"{parameter.Name}\":", "\"unknown\":", StringComparison.Ordinal), each);
                without.ShouldBe((false, false));
            }
        }
    }

    [Fact]
    public void Every_job_file_of_the_examples_is_valid()
    {
        var files = Directory.GetFiles(Repository.PathOf("examples"), "*.json", SearchOption.AllDirectories)
            .Where(f => Path.GetFileName(f) != "aef.json") // an example may have the name of an executor
            .Select(f => (Path: f, Executor: ExecutorCatalog.BuiltIn.Find(Path.GetFileName(Path.GetDirectoryName(f)!)))) // a file is in a folder
            .Where(f => f.Executor is not null)
            .ToList();

        files.Count.ShouldBeGreaterThanOrEqualTo(9);
        files.ShouldAllBe(f => Validator(f.Executor!).IsValid(SchemaFiles.ReadText(File.ReadAllText(f.Path)))); // it was found
    }

    private static (bool BySchema, bool ByCheck) IsTaken(SchemaValidator schema, string text, ExecutorDefinition executor)
    {
        var file = (MappingNode)Definitions.Documents.Read(new SourceText(text)).Root.ShouldNotBeNull();
        return (
            schema.IsValid(SchemaFiles.ReadText(text)),
            !ParameterCheck.CheckGiven(file, executor, ParameterSource.JobFileOf(executor)).Any()
                && (!executor.NeedsJobFile || ParameterCheck.Missing(file, executor).Count == 0));
    }

    private static string Good(ExecutorParameter parameter) => parameter.Type switch
    {
        _ when parameter.Values is [Aef.Documents.Tree.ScalarNode word, ..] => $"\"{word.Text}\"",
        Core.Pipelines.Model.InputType.List when parameter.Format == ParameterFormat.GcsUri => "[\"gs://a/b\"]",
        _ when parameter.Format == ParameterFormat.GcsUri => "\"gs://a/b\"",
        _ when parameter.Format == ParameterFormat.Url => "\"https://a.example\"",
        Core.Pipelines.Model.InputType.List => "[\"a\"]",
        Core.Pipelines.Model.InputType.Map => "{\"k\": 2}",
        Core.Pipelines.Model.InputType.Integer or Core.Pipelines.Model.InputType.Number => "\"7\"",
        Core.Pipelines.Model.InputType.Boolean => "false",
        Core.Pipelines.Model.InputType.Date => "\"2027-12-31\"",
        Core.Pipelines.Model.InputType.DateTime => "\"2027-12-31T23:59:59+01:00\"",
        _ => "\"good\"",
    };

    private static ExecutorDefinition Find(string name) => ExecutorCatalog.BuiltIn.Find(name).ShouldNotBeNull();

    private static SchemaValidator Validator(ExecutorDefinition executor)
    {
        using var json = JsonDocument.Parse(JobSchema.Of(executor));
        return new SchemaValidator(json.RootElement.Clone());
    }
}
