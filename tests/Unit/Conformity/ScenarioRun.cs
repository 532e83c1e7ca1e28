using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Rules;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Validation;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conformity;

/// <summary>A scenario as the product runs it: its definition is read, bound and compiled, and the printed workflow is run.</summary>
internal sealed partial class ScenarioRun
{
    private readonly Scenario _scenario;
    private readonly BoundPipeline _pipeline;

    public ScenarioRun(Scenario scenario)
    {
        _scenario = scenario;
        var source = new SourceText(ScenarioText.Definition(scenario), "scenario.json");
        var bound = new PipelineChecker(Parameters.Feeds.Catalog, WorkflowRules.All)
            .Check(new DefinitionReader(new JsonDocumentReader()).Read(source));
        _pipeline = bound.Pipeline.ShouldNotBeNull($"{string.Join('\n', bound.Diagnostics)}\n{source.Text}");
    }

    public WorkflowArtifact Compile(bool logs = true) =>
        CloudWorkflowsTarget.Compile(_pipeline, format: SourceFormat.Json, options: new CloudWorkflowsOptions { JobLogs = logs });

    /// <summary>
    /// Splits the pipeline into parts of so many levels at most. Levels with items run in lanes where they need them, or all of them.
    /// </summary>
    public WorkflowArtifact Split(int levels, bool inLanes = false) =>
        CloudWorkflowsTarget.Compile(_pipeline, format: SourceFormat.Json, options: new CloudWorkflowsOptions
        {
            Splitting = WorkflowSplitting.WhereNeeded,
            MaxPartLevels = levels,
            MaxLevelSteps = inLanes ? 0 : CloudWorkflowsOptions.Default.MaxLevelSteps,
        });

    /// <summary>
    /// What the rules require of a run of an artifact: a level with items that could execute too many steps runs in lanes.
    /// </summary>
    public ExpectedRun Expect(WorkflowArtifact artifact) => ReferenceScheduler.Of(InLanesOf(artifact));

    /// <summary>The scenario with the lanes of an artifact.</summary>
    public Scenario InLanesOf(WorkflowArtifact artifact)
    {
        var laned = ExecutionBounds.Lanes(artifact).Select(l => _scenario.Levels[l.Level].Id).ToHashSet();
        return laned.SetEquals(_scenario.LanedLevels) ? _scenario : _scenario with { LanedLevels = laned };
    }

    /// <summary>Runs the units of each level with items in lanes.</summary>
    public WorkflowArtifact Lanes() =>
        CloudWorkflowsTarget.Compile(
            _pipeline,
            format: SourceFormat.Json,
            options: new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxLevelSteps = 0 });

    /// <summary>Runs a compiled scenario; <paramref name="source"/> is run instead of the artifact's own text when it is given.</summary>
    public Run Run(
        WorkflowArtifact artifact,
        string? source = null,
        Func<WorkflowArtifact, string?>? partSource = null,
        string? argument = null) =>
        LocalRunner.Run(new LocalRunRequest(artifact)
    {
        Argument = (argument ?? ScenarioText.Argument(_scenario)) is { } json ? WorkflowValue.FromJson(json) : WorkflowValue.Null,
        Script = ScenarioText.Script(_scenario),
        SourceOverride = source,
        PartOverride = partSource,
    });

    /// <summary>What happened, in the terms of the reference; log entries are left out.</summary>
    public static ExpectedRun Observe(Run run)
    {
        var events = run.Events.Where(e => e.Kind is not (RunEventKind.Log or RunEventKind.RunLate)).Select(e => new ExpectedEvent(
            (e.Time - run.StartTime).TotalSeconds,
            e.Kind.ToString(),
            e.Level,
            e.Thread,
            e.JobId,
            e.Attempt,
            Detail(e)));
        var failures = run.Failures.Select(f =>
            new ExpectedFailure(f.JobId, f.Kind ?? string.Empty, f.Attempt, f.WaitedSeconds, f.Continued));
        return new ExpectedRun(events.ToList(), failures.ToList());
    }

    private static string? Detail(RunEvent e) => e.Kind switch
    {
        RunEventKind.StateSeen =>
            e.State switch { "ACTIVE" => "running", "SUCCEEDED" => "success", "FAILED" when e.Message is null && e.AsyncJobId?.Contains('/') == true => "failed", var state => state },
        RunEventKind.StepSkipped => e.Message,
        RunEventKind.CallbackReceived => e.State == "ignored" ? e.State : $"{e.State}: {e.Message}",
        RunEventKind.AttemptFailed or RunEventKind.StepFailed => e.Message?.Split(':')[0],
        _ => null,
    };
}
