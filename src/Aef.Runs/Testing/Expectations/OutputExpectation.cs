using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>A step has an output. A run keeps outputs only if an expression of the pipeline reads one.</summary>
internal sealed class OutputExpectation(string jobId, DocumentNode expected) : TestExpectation(expected.Location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run })
        {
            return [];
        }

        if (run.BoundSteps.All(s => s.JobId != jobId))
        {
            var known = string.Join('\n', run.BoundSteps.Select(s => s.JobId));
            return [new TestFailure($"the pipeline has no step \"{jobId}\"", Location, null, known)];
        }

        var text = run.Events.LastOrDefault(e => e.JobId == jobId && e.Kind == RunEventKind.StepSucceeded)?.Output;
        var output = text is null ? WorkflowValue.Null : WorkflowValue.FromJson(text);
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
}
