using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>Exactly these steps are skipped, whatever the reason.</summary>
internal sealed class SkippedExpectation(IReadOnlyList<ScalarNode> jobs, Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run })
        {
            yield break;
        }

        var steps = StepStory.Of(run);
        var skipped = steps.Where(s => s.State == StepStory.Skipped).ToList();
        var actual = skipped.Count > 0 ? string.Join('\n', skipped.Select(s => $"{s.JobId}: {s.Message}")) : "no step was skipped";
        foreach (var job in jobs.Where(j => skipped.All(s => s.JobId != j.Text)))
        {
            var story = steps.FirstOrDefault(s => s.JobId == job.Text);
            yield return new TestFailure(
                story is null
                    ? $"the pipeline has no step \"{job.Text}\""
                    : $"expected step {job.Text} to be skipped, but it is {story.State}",
                job.Location,
                job.Text,
                actual);
        }

        foreach (var story in skipped.Where(s => jobs.All(j => j.Text != s.JobId)))
        {
            yield return new TestFailure($"step {story.JobId} was skipped unexpectedly", Location, null, $"{story.JobId}: {story.Message}");
        }
    }
}
