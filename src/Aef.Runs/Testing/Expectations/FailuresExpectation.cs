using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>Exactly these steps fail, including those after which <c>continue_if_fail</c> let the thread continue.</summary>
internal sealed class FailuresExpectation(IReadOnlyList<FailurePattern> failures, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run })
        {
            yield break;
        }

        var actual = run.Failures.Count > 0 ? string.Join('\n', run.Failures.Select(Describe)) : "no step failed";
        var left = run.Failures.ToList();
        foreach (var wanted in failures)
        {
            if (left.Find(wanted.Matches) is { } found)
            {
                left.Remove(found);
            }
            else
            {
                yield return new TestFailure($"no step failed as {wanted}", wanted.Location, wanted.ToString(), actual);
            }
        }

        foreach (var failure in left)
        {
            yield return new TestFailure($"step {failure.JobId} failed unexpectedly", Location, null, Describe(failure));
        }
    }

    private static string Describe(StepFailure failure) =>
        $"{failure.JobId}: {(failure.Kind is null ? failure.Message : $"{failure.Kind}: {failure.Message}")}{(string.IsNullOrEmpty(failure.Answer) ? string.Empty : $": {failure.Answer}")}";
}
