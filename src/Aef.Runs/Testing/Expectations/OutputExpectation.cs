using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Semantics.Expressions;
using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>
/// A step or an item has an output; a step with items has a list of them. A run keeps only outputs that an expression reads, so others
/// cannot be checked.
/// </summary>
internal sealed class OutputExpectation(string jobId, DocumentNode expected) : TestExpectation(expected.Location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { Request.Pipeline: { } pipeline } run, Stories: { } stories })
        {
            return [];
        }

        if (!stories.TryFind(jobId, Location, out var found, out var failure))
        {
            return [failure];
        }

        if (found.Parts.Any(p => p.State == StepStory.Succeeded) && !IsKept(found.Step, pipeline))
        {
            return
            [
                new TestFailure(
                    $"the output of step {jobId} cannot be checked, because no expression of the pipeline reads it",
                    Location),
            ];
        }

        var values = found.Parts.Select(p => ValueOf(p, run));
        var isList = found.IsAllItems || (found.Thread.ForEach is not null && !stories.HasItems(found.Thread));
        var output = !isList ? values.First() : found.IsAllItems ? WorkflowValue.FromList([.. values]) : WorkflowValue.EmptyList;
        var wanted = WorkflowValue.FromDocument(expected);
        return wanted.Equals(output)
            ? []
            :
            [
                new TestFailure(
                    $"the output of step {jobId} is different",
                    Location,
                    wanted.ToJson(indented: true),
                    output.ToJson(indented: true)),
            ];
    }

    /// <summary>True when the run knows the output; an async step has none.</summary>
    private static bool IsKept(BoundStep step, BoundPipeline pipeline) => step.Type == StepType.Async
        || pipeline.References.Any(r => r.Symbol is StepOutputSymbol output && output.JobId == step.JobId);

    /// <summary>The output of a step that succeeded, or that an earlier run has done; otherwise null.</summary>
    private static WorkflowValue ValueOf(StepStory story, Run run) => story switch
    {
        { State: StepStory.Succeeded, Output: { } json } => WorkflowValue.FromJson(json),
        { State: StepStory.Skipped } => RunArgument.OutputIn(run.Execution.Argument, story.JobId),
        _ => WorkflowValue.Null,
    };
}
