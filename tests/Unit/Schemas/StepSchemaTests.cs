using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Aef.Core.Pipelines.Model;
using Aef.Tests.Support;

namespace Aef.Tests.Schemas;

/// <summary>The published schema of steps follows from the table of step keys.</summary>
public sealed class StepSchemaTests
{
    private static readonly JsonSerializerOptions Options = new()
    {
        WriteIndented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void The_schema_of_steps_and_defaults_is_the_one_that_the_table_describes()
    {
        var path = Repository.PathOf("schemas", "definition.schema.json");
        var schema = JsonNode.Parse(File.ReadAllText(path)).ShouldNotBeNull().AsObject();
        var parts = schema["$defs"].ShouldNotBeNull().AsObject();
        parts["step"] = StepSchema.OfStep(StepKeys.All);
        parts["defaults"] = StepSchema.OfDefaults(StepKeys.All);
        parts["executorDefaults"] = StepSchema.OfExecutorDefaults(StepKeys.All);

        Baseline.ShouldMatch(path, schema.ToJsonString(Options) + "\n");
    }

    [Fact]
    public void The_limits_of_the_schema_are_times_of_at_most_a_year() =>
        (StepKeys.WaitTimeSeconds.Range?.Maximum, StepKeys.AsyncTimeoutLoopInMinutes.Range?.Maximum).ShouldBe((366 * 86400, 366 * 1440));
}
