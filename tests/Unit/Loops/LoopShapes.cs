using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Tests.Running;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Language.Analysis;

namespace Aef.Tests.Loops;

/// <summary>The ways in which a level with <c>for_each</c> is compiled: in one workflow, in a part of a split pipeline, in lanes.</summary>
internal static class LoopShapes
{
    public static TheoryData<string> All => ["one", "part", "lanes", "lanes of a part"];

    public static WorkflowArtifact Compile(string shape, string definition)
    {
        var options = new CloudWorkflowsOptions
        {
            Splitting = shape == "one" ? WorkflowSplitting.Advise : WorkflowSplitting.WhereNeeded,
        };
        options = shape.Contains("part", StringComparison.Ordinal) ? options with { MaxPartLevels = 1 } : options;
        options = shape.StartsWith("lanes", StringComparison.Ordinal) ? options with { MaxLevelSteps = 0 } : options;
        var artifact = CloudWorkflowsTarget.Compile(Definitions.Bound(definition), PlatformParameters.Empty, options: options);
        artifact.Parts.Any(p => p.Name.Contains("-lane-", StringComparison.Ordinal))
            .ShouldBe(shape.StartsWith("lanes", StringComparison.Ordinal));
        artifact.Parts.Any(p => p.Name.Contains("-part-", StringComparison.Ordinal))
            .ShouldBe(shape.Contains("part", StringComparison.Ordinal));
        artifact.All()
            .SelectMany(a => WorkflowAnalyzer.Analyze(a.Workflow))
            .Where(d => d.Code is not ("AEF5151" or "AEF5152"))
            .ShouldBeEmpty();
        return artifact;
    }

    public static Run RunAs(string shape, string definition, string? argument, params (string JobId, SimulatedJob Job)[] jobs) =>
        Pipelines.Run(Compile(shape, definition), Pipelines.Script(jobs), argument);

    /// <summary>The object of the error of a failed run.</summary>
    public static WorkflowValue Resume(Run run) => run.Execution.Error.ShouldNotBeNull().Value["resume"];

    /// <summary>The argument that the documentation describes: the object of the error, and nothing else.</summary>
    public static string Argument(Run run) => WorkflowValue.FromMap(("resume", Resume(run))).ToJson();

    /// <summary>The JOB_IDs that are done, sorted.</summary>
    public static string Done(Run run) => string.Join(
        ' ',
        Resume(run)["done"].Items.Select(i => i.TryGetString(out var id) ? id : i.ToString()).Order(StringComparer.Ordinal));
}
