using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>
/// The steps that failed, and no others. The JOB_ID of a step with items means every item that failed.
/// </summary>
internal sealed class FailuresExpectation(IReadOnlyList<FailurePattern> failures, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run, Stories: { } stories })
        {
            yield break;
        }

        var actual = run.Failures.Count > 0 ? string.Join('\n', run.Failures.Select(Describe)) : "no step failed";
        var left = run.Failures.ToList();
        var ofAllItems = new List<FailurePattern>();
        foreach (var wanted in failures)
        {
            if (!stories.TryFind(wanted.JobId, wanted.Location, out var found, out var failure))
            {
                yield return failure;
            }
            else if (found.IsAllItems)
            {
                ofAllItems.Add(wanted);
            }
            else if (left.Find(wanted.Matches) is { } failed)
            {
                left.Remove(failed);
            }
            else
            {
                yield return new TestFailure($"no step failed as {wanted}", wanted.Location, wanted.ToString(), actual);
            }
        }

        foreach (var wanted in ofAllItems)
        {
            if (left.RemoveAll(f => ItemId.TryParse(f.JobId, out var step, out _) && step == wanted.JobId && wanted.MatchesDetails(f)) == 0)
            {
                yield return new TestFailure($"no item failed as {wanted}", wanted.Location, wanted.ToString(), actual);
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
