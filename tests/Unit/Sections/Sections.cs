using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Sections;

/// <summary>Pipelines with <c>on_failure</c> and <c>finally</c>, in each shape that a compiled workflow can have.</summary>
internal static class Sections
{
    /// <summary>One thread, several threads, rows of data, threads of a loop, and a workflow for each level.</summary>
    public static TheoryData<string> Shapes => ["single", "named", "wide", "dispatched", "split"];

    public static string Job(string id, string more = "") =>
        $"{{job_id: {id}, job_name: {id.ToLowerInvariant()}, type: sync, executor: "
            + $"dataform-tag-executor{(more.Length > 0 ? ", " + more : more)}}}";

    public static SimulatedJob Bad { get; } = new() { Ends = SimulatedEnd.Failed, Message = "boom" };

    public static SimulationScript Failing(params string[] jobs) => Pipelines.Script(jobs.Select(j => (j, Bad)));

    /// <summary>
    /// A level with the steps A and B in a thread, others beside them in some shapes, and a level with the step L after it; then the
    /// sections, which are given as text.
    /// </summary>
    public static string Pipeline(string shape, string sections, string ofA = "", string ofB = "", string level = "", string thread = "")
    {
        var others = Enumerable.Range(1, shape is "wide" or "dispatched" ? 12 : shape == "named" ? 2 : 0)
            .Select(i =>
                $"  - [{Job(string.Create(CultureInfo.InvariantCulture, $"W{i}"), shape == "dispatched" ? "when: 'true'" : "")}]\n");
        var first = $"- threads:\n  - steps: [{Job("A", ofA)}, {Job("B", ofB)}]\n{thread}{string.Concat(others)}{level}";
        return $"name: p\nlevels:\n{first}- [{Job("L")}]\n{sections}";
    }

    public static Run Run(string definition, SimulationScript? script = null, string? argument = null, string shape = "single") =>
        Pipelines.Run(Compile(definition, shape), script, argument);

    public static WorkflowArtifact Compile(string definition, string shape = "single")
    {
        var options = shape == "split" ? new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded, MaxPartLevels = 1 } : null;
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty, options: options);
        artifact.Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error).ShouldBeEmpty();
        foreach (var workflow in artifact.All())
        {
            WorkflowAnalyzer.Analyze(workflow.Workflow).ShouldBeEmpty();
        }

        return artifact;
    }

    /// <summary>The ends of the steps in the order of the run: -J was skipped, !J failed. Jobs that are named W are left out.</summary>
    public static string Story(Run run) => string.Join(' ', run.Events
        .Where(e => e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed or RunEventKind.StepSkipped)
        .Where(e => e.JobId![0] != 'W') // steps have ids
        .Select(e => (e.Kind switch { RunEventKind.StepSkipped => "-", RunEventKind.StepFailed => "!", _ => string.Empty }) + e.JobId));

    public static WorkflowValue Error(Run run) => run.Execution.Error.ShouldNotBeNull().Value;

    public static string Message(Run run) => Text(Error(run)["message"]);

    public static string Text(WorkflowValue value) => value.TryGetString(out var text) ? text : value.ToString();

    public static string Texts(WorkflowValue list) => string.Join(' ', list.Items.Select(Text));
}
