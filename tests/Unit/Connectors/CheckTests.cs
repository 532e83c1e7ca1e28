using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Parameters;
using Aef.Tests.Running;
using Aef.Workflows.Engine.Effects;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Connectors;

/// <summary>
/// The statements of the executor <c>check</c>: each condition that is set is one statement, which fails if it is not met.
/// </summary>
public sealed class CheckTests
{
    private const string Failed = "AS 'The check failed: ";

    [Theory]
    [InlineData("", "ASSERT NOT EXISTS (\nQ\n) " + Failed + "the query has rows';\n")]
    [InlineData(", expect: no_rows", "ASSERT NOT EXISTS (\nQ\n) " + Failed + "the query has rows';\n")]
    [InlineData(", expect: rows", "ASSERT EXISTS (\nQ\n) " + Failed + "the query has no rows';\n")]
    [InlineData(
        ", minimum: 100",
        "ASSERT IFNULL((SELECT v IS NOT NULL AND v >= 100 FROM (SELECT (\nQ\n) AS v)), FALSE) " + Failed
            + "the value is not the expected one';\n")]
    [InlineData(
        ", expect: value, minimum: -1, maximum: 2.5, equals: 0",
        "ASSERT IFNULL((SELECT v IS NOT NULL AND v >= -1 AND v <= 2.5 AND v = 0 FROM (SELECT (\nQ\n) AS v)), FALSE) " + Failed
            + "the value is not the expected one';\n")]
    [InlineData(
        ", fresh_within_minutes: 90",
        "ASSERT IFNULL((SELECT CAST(v AS TIMESTAMP) >= TIMESTAMP_SUB(CURRENT_TIMESTAMP(), INTERVAL 90 MINUTE) "
            + "FROM (SELECT (\nQ\n) AS v)), FALSE) " + Failed + "the data is too old';\n")]
    [InlineData(
        ", columns: [id, 'a`b', \"c\\\"d\\\\\"]",
        "ASSERT NOT EXISTS (SELECT `id`,`a\\`b`,`c\\`d\\\\` FROM (\nQ\n) WHERE FALSE) " + Failed + "columns are missing';\n")]
    [InlineData(
        ", columns: ['[x]'], expect: rows",
        "ASSERT NOT EXISTS (SELECT `[x]` FROM (\nQ\n) WHERE FALSE) " + Failed + "columns are missing';\n"
            + "ASSERT EXISTS (\nQ\n) " + Failed + "the query has no rows';\n")]
    public void Each_condition_is_a_statement(string with, string statements) =>
        Sent($"job_id: A, job_name: a, executor: check, with: {{sql: Q{with}}}").ShouldBe(statements);

    [Theory]
    [InlineData("\"1 OR TRUE\"", null)]
    [InlineData("\"7\"", "v >= 7 FROM")]
    public void A_limit_is_never_SQL(string value, string? written)
    {
        var definition = "inputs: {v: {type: string}}\n"
            + Feeds.Steps("job_id: A, job_name: a, executor: check, with: {sql: Q, minimum: \"${inputs.v}\"}");
        var sent = Sent(definition, $"{{\"inputs\": {{\"v\": {value}}}}}");
        if (written is null)
        {
            sent.ShouldBeNull();
        }
        else
        {
            sent.ShouldNotBeNull().ShouldContain(written);
        }
    }

    [Theory]
    [InlineData("warning", "The check failed: the query has rows at [1:1]", true)]
    [InlineData("warning", "Syntax error: Unexpected end of script", false)]
    [InlineData("error", "The check failed: the query has rows at [1:1]", false)]
    public void A_warning_lets_the_step_succeed(string severity, string message, bool succeeds)
    {
        var artifact = Feeds.Compile(Feeds.Steps(
            $"job_id: A, job_name: a, executor: check, with: {{sql: Q, severity: {severity}}}",
            "job_id: B, job_name: b, executor: http-request, with: {url: \"https://x.example/\", body: \"${steps.A.output}\"}"));
        var run = Pipelines.Run(artifact, Pipelines.Script(("A", new SimulatedJob { Ends = SimulatedEnd.Failed, Message = message })));
        run.State.ShouldBe(succeeds ? RunState.Succeeded : RunState.Failed);
        run.Events.Count(e => e is { Kind: RunEventKind.Log, State: "WARNING" } && e.Message == message).ShouldBe(succeeds ? 1 : 0);
        if (!succeeds)
        {
            run.Failures.ShouldHaveSingleItem().Answer.ShouldBe(message);
        }
    }

    [Fact]
    public void Other_executors_have_no_step_for_warnings() =>
        Feeds.Compile(Feeds.Steps("job_id: A, job_name: a, executor: bigquery-query, with: {sql: Q}")).Source
            .ShouldNotContain("job_warning");

    /// <summary>The statements that a run sends to BigQuery; null if it sends none.</summary>
    private static string? Sent(string definition, string? argument = null)
    {
        var sent = new List<WorkflowValue>();
        Feeds.Run(
            definition.StartsWith("job_id", StringComparison.Ordinal) ? Feeds.Steps(definition) : definition,
            call =>
            {
                if (call.Body["configuration"]["query"]["query"] is { IsNull: false } query)
                {
                    sent.Add(query);
                }

                return EffectOutcome.FromHttpResponse(400, WorkflowValue.EmptyMap, "stop");
            },
            argument);
        return sent is [var first, ..] && first.TryGetString(out var text) ? text : null;
    }
}
