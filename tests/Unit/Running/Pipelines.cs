using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Collections;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Running;

/// <summary>Compiled pipelines for tests of runs.</summary>
internal static class Pipelines
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>AEF's own demonstration.</summary>
    public static WorkflowArtifact Demo { get; } = Compile(
        File.ReadAllText(Repository.PathOf("tests", "Baselines", "aef-demo", "pipeline.json")));

    public static WorkflowArtifact Compile(string definition, bool logs = true)
    {
        var read = new DefinitionReader(new JsonDocumentReader()).Read(new SourceText(definition, "pipeline.json"));
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All).Check(read);
        return CloudWorkflowsTarget.Compile(
            bound.Pipeline.ShouldNotBeNull(string.Join('\n', bound.Diagnostics)),
            format: SourceFormat.Json,
            options: new CloudWorkflowsOptions { JobLogs = logs });
    }

    /// <summary>A pipeline of one level that has a thread for each of the jobs.</summary>
    public static WorkflowArtifact OneLevel(params IEnumerable<(string Id, string Name)> jobs)
    {
        var threads = jobs.Select((job, index) => (JsonNode)new JsonObject
        {
            ["THREAD_ID"] = $"{index + 1}",
            ["STEPS"] = new JsonArray(
                new JsonObject { ["JOB_ID"] = job.Id, ["JOB_NAME"] = job.Name, ["TYPE"] = "async", ["FUNCTION_ID_NAME"] = "dataform-tag-executor" }),
        });
        var level = new JsonObject { ["LEVEL_ID"] = "1", ["THREADS"] = new JsonArray([.. threads]) };
        return Compile(new JsonObject { ["definition"] = new JsonArray(level) }.ToJsonString(Relaxed));
    }

    public static Run Run(WorkflowArtifact artifact, SimulationScript? script = null, string? argument = null) =>
        LocalRunner.Run(new LocalRunRequest(artifact)
    {
        Script = script ?? SimulationScript.Empty,
        Argument = argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument),
    });

    public static SimulationScript Script(params IEnumerable<(string JobId, SimulatedJob Job)> jobs) =>
        new(SimulatedJob.Default, jobs.ToDictionary(j => j.JobId, j => new[] { j.Job }.ToEquatableList()));

    /// <summary>Every job goes the same way.</summary>
    public static SimulationScript All(SimulatedJob job) => new(job, new Dictionary<string, EquatableList<SimulatedJob>>());
}
