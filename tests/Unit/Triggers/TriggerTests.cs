using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Validation;
using Aef.Core.Views.Diagrams;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Triggers;

/// <summary>
/// The key <c>triggers</c>: "local server; an error on targets without an equivalent". The diagnostics of invalid ones are in
/// tests/Baselines/Invalid/triggers.yaml.
/// </summary>
public sealed class TriggerTests
{
    private const string Levels = "levels:\n- - {job_id: A, job_name: a, executor: dataform-tag-executor}\n";

    private const string Valid = """
        name: p
        triggers:
        - {after: {pipeline: load-orders, states: [failed, Timed_Out]}}
        - {webhook: {name: orders_1}}
        - {file: {path: "incoming/*.csv"}}

        """;

    [Fact]
    public void Each_kind_is_read_and_written_back()
    {
        var pipeline = Definitions.Pipeline(Valid + Levels);

        pipeline.Triggers.Select(t => (t.After ?? t.Webhook ?? t.File)?.Subject).ShouldBe(["load-orders", "orders_1", "incoming/*.csv"]);
        pipeline.Triggers[0].After.ShouldNotBeNull().States.ShouldBe(["failed", "timed_out"]);
        foreach (var format in Enum.GetValues<SourceFormat>())
        {
            Definitions.Pipeline(DefinitionWriter.Write(pipeline, format)).ShouldBe(pipeline);
        }
    }

    [Fact]
    public void One_trigger_needs_no_list() =>
        Definitions.Pipeline("TRIGGERS: {Webhook: {NAME: w}}\n" + Levels).Triggers
            .ShouldBe([new PipelineTrigger().WithWebhook(new TriggerEvent("w"))]);

    [Fact]
    public void Two_pipelines_that_differ_in_a_trigger_are_not_equal()
    {
        var pipeline = Definitions.Pipeline(Valid + Levels);

        (string, string)[] changes =
            [("load-orders", "load"), ("failed, ", string.Empty), ("orders_1", "orders"), ("webhook: {name", "file: {path")];
        foreach (var (old, other) in changes)
        {
            Definitions.Read(Valid.Replace(old, other, StringComparison.Ordinal) + Levels).Pipeline.ShouldNotBe(pipeline, old);
        }
    }

    [Fact]
    public void Cloud_Workflows_reports_each_trigger_with_its_event()
    {
        var diagnostics = Definitions.Check(Valid + Levels).Diagnostics;

        diagnostics.Select(d => (d.Code, d.Severity, d.Location.Start.Line)).ShouldBe(
        [
            ("AEF4128", DiagnosticSeverity.Error, 3),
            ("AEF4128", DiagnosticSeverity.Error, 4),
            ("AEF4128", DiagnosticSeverity.Error, 5),
        ]);
        diagnostics.Select(d => d.Message).ShouldContain(
            "The cloud_workflows target has no triggers: nothing would start a run after a run of \"load-orders\".");
    }

    [Theory]
    [InlineData("{after: {pipeline: x, states: [failed]}}, {after: {pipeline: x, states: [succeeded]}}", "")]
    [InlineData("{after: {pipeline: x}}, {after: {pipeline: x}}", "AEF3047")]
    [InlineData("{webhook: {name: a}}, {file: {path: a}}", "")]
    [InlineData("{webhook: {name: a/b}}", "AEF3046")]
    [InlineData("{webhook: {name: \"a\\n\"}}", "AEF3046")]
    [InlineData("{webhook: {name: ..}}", "AEF3046")]
    [InlineData("{webhook: {name: a, states: [failed]}}", "AEF1051")]
    [InlineData("{after: {pipeline: 9}}", "AEF3046")]
    [InlineData("{after: {pipeline: x, state: failed}}", "AEF1051")]
    [InlineData("{after: {pipeline: x, states: failed}}", "AEF1053")]
    [InlineData("{aftr: {pipeline: x}}", "AEF2023")]
    [InlineData("{cron: x}", "AEF1051 AEF3046")]
    public void Other_problems_are_reported_once(string triggers, string codes) =>
        Definitions.Check($"name: p\ntriggers: [{triggers}]\n{Levels}").Diagnostics
            .Select(d => d.Code)
            .Where(c => c != "AEF4128")
            .ShouldBe(codes.Split(' ', StringSplitOptions.RemoveEmptyEntries), ignoreOrder: true);

    [Fact]
    public void An_error_of_a_trigger_belongs_to_the_pipeline_in_a_draft()
    {
        var pipeline = new Pipeline("p", [new PipelineLevel("1", [new PipelineThread("1", [new PipelineStep("A", "a")])])])
            .WithTriggers([new PipelineTrigger().WithWebhook(new TriggerEvent("w"))]);
        var error = TriggerTargetRule.NeedsServer.At(Location.None, "for the webhook \"w\"").WithModelPath("triggers");

        DraftTree.Of(pipeline, [error]).Marks.ShouldHaveSingleItem().ShouldContain("AEF4128");
    }

    [Fact]
    public void Triggers_are_shown()
    {
        var bound = new PipelineChecker(ExecutorCatalog.BuiltIn, []).Check(Definitions.Read(Valid + Levels)).Pipeline;

        PipelineTree.Of(bound.ShouldNotBeNull()).Marks.ShouldBe(
            ["trigger: after load-orders (failed, timed_out)", "trigger: webhook orders_1", "trigger: file incoming/*.csv"]);
    }
}
