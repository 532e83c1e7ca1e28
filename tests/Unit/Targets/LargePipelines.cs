using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Tests.Targets;

/// <summary>
/// Pipelines as big companies have them: job names of 40 characters, four executors, five pairs of wait and limit, and properties of
/// its own for one step in ten.
/// </summary>
internal static class LargePipelines
{
    private static readonly string[] Executors =
        ["dataproc-serverless-job-executor", "dataflow-flextemplate-job-executor", "dataform-tag-executor", "bq-saved-query-executor"];

    private static readonly (string Wait, string Limit)[] Times =
        [("15", "30"), ("30", "60"), ("60", "120"), ("120", "240"), ("300", "720")];

    /// <summary>A pipeline of so many async steps, in levels of so many threads of so many steps each.</summary>
    public static BoundPipeline Of(int steps, int threads, int stepsOfAThread = 1)
    {
        var levels = Enumerable.Range(1, steps).Chunk(threads * stepsOfAThread).Select((numbers, index) => (JsonNode)new JsonObject
        {
            ["LEVEL_ID"] = $"{index + 1}",
            ["THREADS"] = new JsonArray([.. numbers.Chunk(stepsOfAThread).Select((own, thread) => (JsonNode)new JsonObject
            {
                ["THREAD_ID"] = $"{thread + 1}",
                ["STEPS"] = new JsonArray([.. own.Select(Step)]),
            })]),
        });
        var source = new SourceText(
            new JsonObject { ["name"] = "large", ["definition"] = new JsonArray([.. levels]) }.ToJsonString(),
            "large.json");
        return new PipelineChecker(ExecutorCatalog.BuiltIn, WorkflowRules.All)
            .Check(new DefinitionReader(new JsonDocumentReader()).Read(source))
            .Pipeline.ShouldNotBeNull();
    }

    private static JsonNode Step(int number)
    {
        var (wait, limit) = Times[number % Times.Length];
        var step = new JsonObject
        {
            ["JOB_ID"] = $"J{number:D3}",
            ["JOB_NAME"] = $"load_customer_orders_of_region_{number:D4}_hour",
            ["TYPE"] = "async",
            ["FUNCTION_ID_NAME"] = Executors[number % Executors.Length],
            ["FUNCTION_STATUS_NAME"] = Executors[number % Executors.Length],
            ["WAIT_TIME_SECONDS"] = wait,
            ["ASYNC_TIMEOUT_LOOP_IN_MINUTES"] = limit,
        };
        if (number % 10 == 0)
        {
            step["STEP_PROPERTIES"] = JsonSerializer.Serialize(
                new { jobs_definitions_bucket = "bucket_of_another_team", region = "europe-west1", priority = number });
        }

        return step;
    }
}
