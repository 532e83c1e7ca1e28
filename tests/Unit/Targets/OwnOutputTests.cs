using Aef.Adapters.Yaml;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Tests.Conformity;
using Aef.Tests.Parameters;
using Aef.Tests.Support;

namespace Aef.Tests.Targets;

/// <summary>
/// What Aef compiles, <c>aef validate --strict --fail-on warning</c> accepts: as one workflow, in parts of one level, with lanes, and both.
/// </summary>
public sealed class OwnOutputTests
{
    private static readonly CloudWorkflowsOptions[] Shapes =
    [
        new(),
        new() { JobLogs = false },
        new() { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 },
        new() { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 },
        new() { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1, MaxLevelSteps = 0 },
    ];

    private static readonly AefWorkspace Strict = new(new YamlDocumentReader(), options: new WorkspaceOptions { IsStrict = true });

    public static TheoryData<string> Definitions { get; } = [.. new[] { "examples", "tests/Baselines" }
        .SelectMany(f => Directory.EnumerateFiles(Repository.PathOf(f.Split('/')), "*.*", SearchOption.AllDirectories))
        .Where(f => Path.GetExtension(f) is ".json" or ".yaml" && !f.Contains("Invalid", StringComparison.Ordinal))
        .Where(f => new AefWorkspace(new YamlDocumentReader()).LoadFile(f).Bound is not null)
        .Select(Repository.Relative)
        .Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Definitions))]
    public void The_output_of_each_example_and_baseline_has_no_warning(string definition)
    {
        var loaded = new AefWorkspace(new YamlDocumentReader()).LoadFile(Repository.PathOf(definition.Split('/')));
        var unreachable = loaded.Diagnostics.Any(d => d.Code == "AEF3010"); // then the source has unreachable steps too, which is right

        Warnings(loaded.Bound.ShouldNotBeNull()).Where(d => !unreachable || d.Code != "AEF5150").ShouldBeEmpty();
    }

    [Fact]
    public void The_examples_are_found() => Definitions.Count.ShouldBeGreaterThan(8);

    [Theory]
    [InlineData("concurrency: {limit: 2, behavior: cancel_oldest}\nlevels:\n- - {job_id: A, job_name: a, EX}\n")]
    [InlineData("inputs: {a: {default: \"z\\\"\\n${}\"}}\nlevels:\n- - {job_id: A, job_name: a, EX, when: '${inputs.a != \"\"}'}\n")]
    [InlineData("levels:\n- - {job_id: A, job_name: 'a ${b} $(run) {{p}}', EX, step_properties: {a: '${b} c', d: 'len(run)'}}\n")]
    [InlineData("inputs: {l: {type: list}}\nvariables: {v: '${inputs.l}'}\nlevels:\n- - for_each: '${variables.v}'\n"
        + "    steps: [{job_id: A, job_name: a, EX}]\n- - {job_id: B, job_name: b, EX, when: '${steps.A.status != \"failed\"}'}\n")]
    [InlineData("inputs: {l: {type: list}}\nlevels:\n- - {job_id: F, job_name: f, EX, type: sync}\n- - for_each: '${inputs.l}'\n"
        + "    steps: [{job_id: A, job_name: a, EX, type: sync}, {job_id: B, job_name: b, EX, when: '${steps.A.output != null}'}]\n"
        + "finally: [{job_id: Z, job_name: z, EX}]\n")]
    public void The_output_of_definitions_that_had_warnings_has_none(string definition) => Warnings(
        Aef.Tests.Support.Definitions.Bound(
            "name: p\n" + definition.Replace("EX", "executor: dataform-tag-executor", StringComparison.Ordinal)))
        .ShouldBeEmpty();

    [Fact]
    public void The_output_of_generated_pipelines_has_no_warning()
    {
        for (var number = 1; number <= 12; number++)
        {
            var product = new ScenarioRun(EverythingDecorator.ForParts(number));
            var artifacts = new[] { product.Compile(), product.Split(1), product.Split(1, inLanes: true), product.Lanes() };

            artifacts.SelectMany(a => a.All()).SelectMany(Check).Where(d => d.Code != "AEF5150") // an endless loop may precede steps
                .ShouldBeEmpty($"scenario {number}");
        }
    }

    /// <summary>A string that looks like an expression is a mistake only in a source that a person has written.</summary>
    [Fact]
    public void A_source_that_was_not_compiled_still_has_this_warning() => Strict
        .Load(new SourceText(
            "main: {steps: [{a: {call: aef_job}}, {b: {return: \"x ${y}\"}}]}\nother: {steps: [{c: {return: 1}}]}\n",
            "w.yaml"))
        .Diagnostics.ShouldContain(d => d.Code == "AEF5152");

    private static IEnumerable<Diagnostic> Warnings(BoundPipeline pipeline) => Shapes
        .Select(o => CloudWorkflowsTarget.Compile(pipeline, PlatformParameters.Empty, options: o))
        .SelectMany(a => a.All())
        .SelectMany(Check);

    private static IEnumerable<Diagnostic> Check(WorkflowArtifact artifact) =>
        new[] { SourceFormat.Json, SourceFormat.Yaml }
            .SelectMany(f => Strict
                .Load(new SourceText(artifact.Print(f), artifact.Name + (f == SourceFormat.Json ? ".json" : ".yaml")))
                .Diagnostics)
            .Where(d => d.Severity != DiagnosticSeverity.Info && d.Code != "AEF5134"); // the other format may be too large
}
