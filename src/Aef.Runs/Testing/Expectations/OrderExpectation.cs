using Aef.Documents.Tree;
using Aef.Runs.Local;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>Steps run one after another: each starts when the one before has ended.</summary>
internal sealed class OrderExpectation(IReadOnlyList<ScalarNode> jobs, Documents.Diagnostics.Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run })
        {
            yield break;
        }

        var spans = jobs.Select(j => SpanOf(j.Text, run.Events)).ToList();
        for (var i = 0; i < jobs.Count; i++)
        {
            if (spans[i] is not { } span)
            {
                yield return new TestFailure(
                    $"step {jobs[i].Text} did not run",
                    jobs[i].Location,
                    null,
                    string.Join('\n', StepStory.Of(run)));
            }
            else if (i > 0 && spans[i - 1] is { } before && span.Start < before.End)
            {
                yield return new TestFailure(
                    $"step {jobs[i].Text} started before {jobs[i - 1].Text} had ended",
                    jobs[i].Location,
                    null,
                    Starts(run.Events));
            }
        }
    }

    /// <summary>The numbers of the events at which a step first starts and last ends; null when it never starts.</summary>
    private static (long Start, long End)? SpanOf(string jobId, IReadOnlyList<RunEvent> events)
    {
        var own = events.Where(e => e.JobId == jobId).ToList();
        return own.Find(e => e.Kind == RunEventKind.AttemptStarted) is { } start
            ? (
                start.Sequence,
                own.FindLast(e => e.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed)?.Sequence ?? long.MaxValue)
            : null;
    }

    private static string Starts(IReadOnlyList<RunEvent> events) =>
        string.Join('\n', events.Where(e => e.Kind is RunEventKind.AttemptStarted or RunEventKind.StepSucceeded or RunEventKind.StepFailed)
            .Select(e => $"{e.Time:HH:mm:ss} {e.JobId} {(e.Kind == RunEventKind.AttemptStarted ? "starts" : "ends")}"));
}
