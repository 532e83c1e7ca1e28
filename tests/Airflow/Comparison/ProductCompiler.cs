using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Validation;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Airflow.Model;
using Aef.Tests.Conformity;

namespace Aef.Tests.Airflow.Comparison;

/// <summary>Compiles the definition of a scenario with the product.</summary>
internal sealed partial class ProductCompiler : IDagCompiler
{
    private const string Dataproc = "dataproc-serverless-job-executor";
    private const string Dataform = "dataform-tag-executor";

    private static readonly Dictionary<string, MappingNode> Jobs = new()
    {
        [Dataproc] = Read("""
            {
              "dataproc_serverless_project_id": "p", "dataproc_serverless_region": "r", "jar_file_location": "gs://b/a.jar",
              "spark_app_main_class": "c", "dataproc_serverless_runtime_version": "2.2", "dataproc_service_account": "a@b", "subnetwork": "s"
            }
            """),
        [Dataform] = Read("""
            { "dataform_project_id": "p", "dataform_location": "r", "repository_name": "n", "branch": "main", "tags": ["t"] }
            """),
    };

    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private static readonly PlatformParameters Platform =
        new([new PlatformParameter(PlatformParameters.RegionKey, "r"), new PlatformParameter(PlatformParameters.ProjectIdKey, "p")]);

    public CompiledDag Compile(Scenario scenario, int generation)
    {
        var (source, map) = Compile(Definition(scenario), generation);
        var dag = DagReader.Read(LibraryFunctions.Remove(source), generation);
        var tasks = scenario.Steps.ToDictionary(
            s => s.Id,
            s => (IReadOnlyList<string>)[.. map.Where(e => e.JobId == s.Id && e.Key is null && !dag[e.Step].IsShortCircuit)
                .OrderBy(e => e.Role == SourceMapRole.Job)
                .Select(e => e.Step)]);
        var conditions = scenario.Steps.ToDictionary(
            s => s.Id,
            s => (IReadOnlyList<string>)
                [.. map.Where(e => e.Key is "when" or "for_each" && Decides(scenario, e, s.Id)).Select(e => e.Step)]);
        return new CompiledDag(source, tasks) { Read = LibraryFunctions.Remove, Conditions = conditions };
    }

    // The condition of a thread or a level decides about the first steps that it covers.
    private static bool Decides(Scenario scenario, SourceMapEntry entry, string step) => entry.JobId is { } own
        ? own == step
        : scenario.Levels.Where(l => l.Id == entry.Level).SelectMany(l => l.Threads)
            .Any(t => (entry.Thread ?? t.Id) == t.Id && t.Steps[0].Id == step);

    /// <summary>The DAG of a definition, and its source map; a definition with errors fails the test.</summary>
    public static (string Source, IReadOnlyList<SourceMapEntry> Map) Compile(string definition, int generation)
    {
        var output = Output(definition, generation);
        return (output.Artifacts.Single().Source, output.SourceMap.Steps.Select(s => s.Entry).ToList());
    }

    /// <summary>All files of a definition; the last one is the DAG of the pipeline.</summary>
    public static IReadOnlyList<IArtifact> CompileAll(string definition, int generation) => Output(definition, generation).Artifacts;

    private static CompilationOutput Output(string definition, int generation)
    {
        var target = new AirflowTarget(new AirflowOptions
        {
            Generation = generation == 2 ? AirflowGeneration.Airflow2 : AirflowGeneration.Airflow3,
            FindJob = (executor, _) => Jobs.GetValueOrDefault(executor),
        });
        var text = new SourceText(definition, "scenario.json");
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn, ((ITarget)target).Rules)
            .Check(new DefinitionReader(new JsonDocumentReader()).Read(text));
        var pipeline = bound.Pipeline.ShouldNotBeNull($"{string.Join('\n', bound.Diagnostics)}\n{definition}");
        var output = target.Compile(pipeline, Platform);
        output.Diagnostics.Concat(bound.Diagnostics).Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty(definition);
        return output;
    }

    // Steps with retry run on executors of one task, the others on several and as workflows by turns.
    private static string Definition(Scenario scenario)
    {
        var root = JsonNode.Parse(ScenarioText.Definition(scenario))!.AsObject();
        var steps = root["definition"]!.AsArray()
            .SelectMany(l => l!["THREADS"]!.AsArray())
            .SelectMany(t => t!["STEPS"]!.AsArray())
            .Concat(root["on_failure"]?.AsArray() ?? [])
            .Concat(root["finally"]?.AsArray() ?? []);
        var (number, retried) = (0, 0);
        var text = root.ToJsonString(Relaxed);
        foreach (var step in steps)
        {
            var read = $"steps[{JsonSerializer.Serialize((string)step!["JOB_ID"]!, Relaxed)}].output";
            var isRead = text.Contains(JsonSerializer.Serialize(read, Relaxed)[1..^1], StringComparison.Ordinal); // a workflow has none
            if (step["retry"] is null && ++number % 3 == 0 && !isRead)
            {
                step["TYPE"] = "workflows";
                step["workflows_name"] = "child";
                step.AsObject().Remove("FUNCTION_NAME");
                step.AsObject().Remove("FUNCTION_ID_NAME");
            }
            else if (!isRead && (step["retry"] is not null ? ++retried % 3 == 0 : number % 6 == 1))
            {
                step["FUNCTION_ID_NAME"] = "gcs-wait";
                step["with"] = new JsonObject { ["bucket"] = "b", ["prefix"] = "p" };
            }
            else if (!isRead && number % 6 == 5)
            {
                step["FUNCTION_ID_NAME"] = "bigquery-query";
                step["with"] = new JsonObject { ["sql"] = "SELECT 1" };
            }
            else
            {
                step["FUNCTION_ID_NAME"] = step["retry"] is not null || number % 3 == 1 ? Dataproc : Dataform;
            }
        }

        Conditions(root, steps.ToDictionary(s => (string)s!["JOB_ID"]!,
            s => (string?)s!["FUNCTION_ID_NAME"] == Dataproc ? "batch_id" : "invocation_id"));
        return root.ToJsonString(new JsonSerializerOptions { WriteIndented = true });
    }

    // The output of a step is null, or a map with a key that depends on its executor.
    private static void Conditions(JsonNode? node, Dictionary<string, string> keys)
    {
        if (node is JsonArray items)
        {
            items.ToList().ForEach(i => Conditions(i, keys));
        }
        else if (node is JsonObject entries)
        {
            foreach (var entry in entries.ToList())
            {
                Conditions(entry.Value, keys);
                if (entry.Key == "when")
                {
                    entries["when"] = Output().Replace(
                        (string)entry.Value!,
                        m => $"map.get({m.Value}, \"{keys[JsonSerializer.Deserialize<string>(m.Groups["id"].Value)!]}\")");
                }
            }
        }
    }

    [GeneratedRegex("steps\\[(?<id>\"(\\\\.|[^\"\\\\])*\")\\]\\.output", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Output();

    private static MappingNode Read(string json) =>
        (MappingNode)new JsonDocumentReader().Read(new SourceText(json, "job.json")).Root!;
}
