using System.Text.RegularExpressions;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Lineage;

/// <summary>
/// Data sets in runs: "expressions allowed: lineage. An expression that fails here is an event, never a failure".
/// </summary>
public sealed partial class DataSetRunTests
{
    private const string Job = "type: sync, executor: dataform-tag-executor";

    private const string Head = """
        name: p
        inputs: {n: {type: integer, default: 3}, l: {type: list, default: [a, b]}}
        variables: {table: orders}
        levels:

        """;

    [Fact]
    public void The_compiled_workflow_does_not_depend_on_names_without_expressions()
    {
        const string sets = "reads: [gs://b/x, 'file:$${x}'], writes: [bigquery://p.d.t]";
        const string lineage = $"{Head}- - {{job_id: A, job_name: a, {Job}, {sets}}}\n";

        Compile(lineage).Source.ShouldBe(Compile(DataSets().Replace(lineage, string.Empty)).Source);
    }

    [Fact]
    public void The_event_of_a_step_that_succeeded_has_its_data_sets()
    {
        var run = Run(
            $"{Head}- - {{job_id: A, job_name: a, {Job}, reads: [gs://b/x], writes: [bigquery://p.d.t, 'file:$${{x}}']}}\n"
            + $"  - {{job_id: B, job_name: b, {Job}, reads: [gs://b/y], continue_if_fail: true}}\n"
            + $"  - {{job_id: C, job_name: c, {Job}, reads: [gs://b/z], when: 'false'}}\n"
            + $"  - {{job_id: D, job_name: d, {Job}, reads: []}}\n",
            failing: "B");

        Events(run).ShouldBe(["A: gs://b/x > bigquery://p.d.t file:${x}"]);
        var line = RunEventWriter.ToJsonLine(run.Events.Single(e => e.Kind == RunEventKind.DataSets));
        line.ShouldContain("""
            "kind":"data_sets","level":"1","thread":"1","job_id":"A","job_name":"a",
            """.Trim());
        line.ShouldEndWith("""
            "reads":["gs://b/x"],"writes":["bigquery://p.d.t","file:${x}"]}
            """.Trim());
    }

    [Theory]
    [InlineData("one")]
    [InlineData("wide")]
    [InlineData("parts")]
    [InlineData("lanes")]
    public void Names_with_expressions_are_evaluated_when_the_step_has_succeeded(string shape)
    {
        var wide = shape == "wide"
            ? string.Concat(Enumerable.Range(0, 12).Select(i => $"  - [{{job_id: W{i}, job_name: w{i}, {Job}}}]\n"))
            : string.Empty;
        var definition = $$"""
            {{Head}}- - job_id: A
                job_name: a
                executor: dataform-tag-executor
                type: sync
                reads: [gs://b/x, 'gs://b/${inputs.n + 1}']
                writes: ['bigquery://p.d.${variables.table}']
              - {job_id: B, job_name: b, {{Job}}, reads: ['gs://b/${steps.A.output}/${run.start_date}'], continue_if_fail: true}
              - {job_id: S, job_name: s, {{Job}}, writes: ['${variables.table}'], when: '${inputs.n == 4}'}
            - threads:
              - for_each: '${inputs.l}'
                steps: [{job_id: E, job_name: e, {{Job}}, writes: ['file:${item}-${index}']}]
              - - {job_id: F, job_name: f, {{Job}}, writes: ['file:${inputs.n}']}
                - {job_id: G, job_name: g, {{Job}}, reads: ['file:${inputs.n}']}
            {{wide}}finally:
            - {job_id: Z, job_name: z, {{Job}}, reads: ['file:${run.state}', 'file:${steps.A.status}']}

            """;

        var run = Run(definition, shape);

        run.State.ShouldBe(RunState.Succeeded, string.Join('\n', run.Failures));
        Events(run).Order(StringComparer.Ordinal).ShouldBe(
        [
            "A: gs://b/x gs://b/4 > bigquery://p.d.orders",
            "B: gs://b/done/2025-12-31 > ",
            "E[0]:  > file:a-0",
            "E[1]:  > file:b-1",
            "F:  > file:3",
            "G: file:3 > ",
            "Z: file:succeeded file:succeeded > ",
        ]);
    }

    [Theory]
    [InlineData("")]
    [InlineData(", continue_if_fail: true")]
    [InlineData(", when: '${inputs.n == 3}', retry: {max_attempts: 2}")]
    public void An_expression_that_fails_is_an_event_and_never_a_failure(string keys)
    {
        var run = Run(
            $"{Head}- - {{job_id: A, job_name: a, {Job}, reads: [gs://b/x], writes: ['gs://b/${{inputs.l[inputs.n]}}']{keys}}}\n"
            + $"  - {{job_id: B, job_name: b, {Job}, when: '${{steps.A.status == \"succeeded\"}}'}}\n");

        run.State.ShouldBe(RunState.Succeeded);
        run.Failures.ShouldBeEmpty();
        run.Done.ShouldBe(["A", "B"]);
        var failed = run.Events.Single(e => e.Kind == RunEventKind.DataSets);
        (failed.JobId, failed.Reads, failed.Writes).ShouldBe(("A", null, null));
        failed.Message.ShouldNotBeNull().ShouldNotBeEmpty();
    }

    [Fact]
    public void A_step_that_an_earlier_run_has_done_has_no_data_sets_and_its_expressions_are_not_evaluated()
    {
        var definition = $"{Head}- - {{job_id: A, job_name: a, {Job}, writes: ['gs://b/${{inputs.l[inputs.n]}}']}}\n"
            + $"  - {{job_id: B, job_name: b, {Job}, writes: ['gs://b/${{inputs.n}}']}}\n";

        Events(Run(definition, argument: """{"resume": {"done": ["A"]}}""")).ShouldBe(["B:  > gs://b/3"]);
    }

    [Fact]
    public void A_failed_step_has_no_data_sets() =>
        Events(Run(
            $"{Head}- - {{job_id: A, job_name: a, {Job}, writes: ['gs://b/${{inputs.n}}'], retry: {{max_attempts: 2}}}}\n",
            failing: "A"))
            .ShouldBeEmpty();

    [Fact]
    public void Without_log_entries_of_jobs_nothing_is_evaluated()
    {
        var definition = $"{Head}- - {{job_id: A, job_name: a, {Job}, writes: ['gs://b/${{inputs.n}}']}}\n";
        var options = new CloudWorkflowsOptions { JobLogs = false };

        CloudWorkflowsTarget.Compile(Definitions.Bound(definition), options: options).Source.ShouldNotContain("sys.log");
        CloudWorkflowsTarget.Compile(Definitions.Bound(definition)).Source.ShouldContain("job_data_sets");
    }

    [Fact]
    public void A_long_name_is_split()
    {
        var name = string.Join('_', Enumerable.Range(0, 60).Select(i => $"${{inputs.n + {i}}}"));

        Events(Run($"{Head}- - {{job_id: A, job_name: a, {Job}, writes: ['file:{name}']}}\n"))
            .ShouldBe([$"A:  > file:{string.Join('_', Enumerable.Range(3, 60))}"]);
    }

    private static WorkflowArtifact Compile(string definition, string shape = "one")
    {
        var artifact = CloudWorkflowsTarget.Compile(
            Definitions.Bound(definition),
            PlatformParameters.Empty,
            SourceFormat.Json,
            shape switch
            {
                "parts" => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 },
                "lanes" => new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 },
                _ => CloudWorkflowsOptions.Default,
            });
        foreach (var one in artifact.All())
        {
            WorkflowAnalyzer.Analyze(one.Workflow)
                .Where(d => d.Code is not ("AEF5151" or "AEF5152")) // a part has all variables, and text may look like an expression
                .ShouldBeEmpty();
        }

        return artifact;
    }

    private static Run Run(string definition, string shape = "one", string? failing = null, string? argument = null) =>
        LocalRunner.Run(new LocalRunRequest(Compile(definition, shape))
        {
            Argument = argument is null ? WorkflowValue.Null : WorkflowValue.FromJson(argument),
            Script = failing is null
                ? SimulationScript.Empty
                : Pipelines.Script((failing, new SimulatedJob { Ends = SimulatedEnd.Failed })),
        });

    private static IEnumerable<string> Events(Run run) => run.Events.Where(e => e.Kind == RunEventKind.DataSets)
        .Select(e => $"{e.JobId}: {string.Join(' ', e.Reads ?? [])} > {string.Join(' ', e.Writes ?? [])}");

    [GeneratedRegex(
        @", (reads|writes): \[[^\]]*\]",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 600_000)]
    private static partial Regex DataSets();
}
