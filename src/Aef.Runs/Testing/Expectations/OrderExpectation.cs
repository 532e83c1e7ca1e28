using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>
/// Steps run one after another: each starts when the one before has ended. The JOB_ID of a step with items means the time from the start of
/// the first to the end of the last.
/// </summary>
internal sealed class OrderExpectation(IReadOnlyList<ScalarNode> jobs, Documents.Diagnostics.Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run, Stories: { } stories })
        {
            yield break;
        }

        StepStory? before = null;
        foreach (var job in jobs)
        {
            if (!stories.TryFind(job.Text, job.Location, out var found, out var failure))
            {
                yield return failure;
                before = null;
                continue;
            }

            var story = found.Story;
            if (story.Start is not { } start)
            {
                yield return new TestFailure($"step {job.Text} did not run", job.Location, null, FoundStep.Describe(stories.All));
            }
            else if (before is { Start: not null } && start < (before.End ?? long.MaxValue))
            {
                yield return new TestFailure(
                    $"step {job.Text} started before {before.JobId} had ended",
                    job.Location,
                    null,
                    Starts(run.Events));
            }

            before = story;
        }
    }

    private static string Starts(IReadOnlyList<RunEvent> events) =>
        string.Join('\n', events.Where(e => e.Kind is RunEventKind.AttemptStarted or RunEventKind.StepSucceeded or RunEventKind.StepFailed)
            .Select(e => $"{e.Time:HH:mm:ss} {e.JobId} {(e.Kind == RunEventKind.AttemptStarted ? "starts" : "ends")}"));
}
