using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;

namespace Aef.Tests.Connectors;

/// <summary>Values of parameters that only a run knows: the entry refuses them before anything is started, as the compiler does.</summary>
public sealed class RunTimeParameterTests
{
    private const string Check = "executor: check, with: {sql: select 1, expect: \"${inputs.v}\"}";
    private const string Wait = "executor: gcs-wait, with: {bucket: \"${inputs.v}\", prefix: x}";
    private const string Load =
        "executor: bigquery-load, with: {destination_table: {projectId: p, datasetId: d, tableId: t}, source_uris: \"${inputs.v}\"}";

    private const string Notify = "executor: notify, with: {url: \"${inputs.v}\", text: hello}";

    [Theory]
    [InlineData(Check, "string", "\"nope\"", "\"expect\" of check must be no_rows, rows or value")]
    [InlineData(Check, "string", "\"\"", "\"expect\" of check must be no_rows, rows or value")]
    [InlineData(Check, "string", "\"rows\"", null)]
    [InlineData(Wait, "string", "\"gs://b\"", "\"bucket\" of gcs-wait must be the name of a bucket, without gs:// and without a path")]
    [InlineData(Wait, "string", "\"b/c\"", "\"bucket\" of gcs-wait must be the name of a bucket, without gs:// and without a path")]
    [InlineData(Wait, "string", "\"b\"", null)]
    [InlineData(Load, "list", "[\"gs://b/1\", \"/b/2\"]", "\"source_uris\" of bigquery-load must be an address that begins with gs://")]
    [InlineData(Load, "list", "[\"gs://b/1\", 5]", "\"source_uris\" of bigquery-load must be a list of strings")]
    [InlineData(Load, "list", "[\"gs://b/1\", \"gs://b/2\"]", null)]
    [InlineData(Notify, "string", "\"ftp://x/y\"", "\"url\" of notify must be an address that begins with http:// or https://")]
    [InlineData(Notify, "string", "\"HTTPS://x.example/y\"", null)]
    public void A_value_that_the_entry_does_not_accept_starts_nothing(string step, string type, string value, string? problem)
    {
        var artifact = Feeds.Compile(
            $"inputs: {{v: {{type: {type}}}}}\n" + Feeds.Steps($"job_id: A, job_name: a, retry: {{max_attempts: 3}}, {step}"));
        var run = Pipelines.Run(artifact, SimulationScript.Empty, $"{{\"inputs\": {{\"v\": {value}}}}}");
        if (problem is null)
        {
            run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures.Select(f => $"{f.Message} {f.Answer}")));
            return;
        }

        var failure = run.Failures.ShouldHaveSingleItem();
        (failure.Kind, failure.Attempt).ShouldBe(("ExpressionError", 1));
        failure.Message.ShouldStartWith("The parameter " + problem);
        failure.Message.ShouldEndWith("; nothing started");
        run.Events.ShouldNotContain(e => e.Kind == RunEventKind.JobStarted);
    }

    [Fact]
    public void Values_that_the_compiler_knows_add_nothing_to_the_source()
    {
        var known = Feeds.Compile(Feeds.Steps("job_id: A, job_name: a, executor: check, with: {sql: select 1, expect: rows}")).Source;
        known.ShouldNotContain("accepted");
        Feeds.Compile(Feeds.Steps($"job_id: A, job_name: a, {Check}").Replace("inputs.v", "run.id", StringComparison.Ordinal)).Source
            .ShouldContain("accepted");
    }

    [Fact]
    public void Null_is_no_value() => Pipelines.Run(
        Feeds.Compile("inputs: {v: {type: string, required: false}}\n" + Feeds.Steps($"job_id: A, job_name: a, {Check}")),
        SimulationScript.Empty).State.ShouldBe(RunState.Succeeded);
}
