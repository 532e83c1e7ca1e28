using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>
/// Exactly these steps and items are skipped, whatever the reason. A step that the run did not reach is not skipped. The JOB_ID of a step
/// with items means that all of them are skipped.
/// </summary>
internal sealed class SkippedExpectation(IReadOnlyList<ScalarNode> jobs, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Stories: { } stories })
        {
            yield break;
        }

        var skipped = stories.All.Where(s => s.State == StepStory.Skipped).ToList();
        var actual = skipped.Count > 0 ? string.Join('\n', skipped.Select(s => $"{s.JobId}: {s.Message}")) : "no step was skipped";
        var named = new HashSet<string>(StringComparer.Ordinal);
        foreach (var job in jobs)
        {
            if (!stories.TryFind(job.Text, job.Location, out var found, out var failure))
            {
                yield return failure;
                continue;
            }

            named.UnionWith(found.Parts.Select(p => p.JobId));
            if (found.Story is { State: not StepStory.Skipped } story)
            {
                yield return new TestFailure(
                    $"expected step {job.Text} to be skipped, but it is {story.State}",
                    job.Location,
                    job.Text,
                    found.IsAllItems ? FoundStep.Describe(found.Parts) : actual);
            }
        }

        foreach (var story in skipped.Where(s => !named.Contains(s.JobId)))
        {
            yield return new TestFailure($"step {story.JobId} was skipped unexpectedly", Location, null, $"{story.JobId}: {story.Message}");
        }
    }
}
