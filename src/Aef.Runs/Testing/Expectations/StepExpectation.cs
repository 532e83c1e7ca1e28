using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>A step of the pipeline ends in a state, after so many attempts, with a message.</summary>
internal sealed class StepExpectation(
    string jobId,
    string? state,
    int? attempts,
    TextPattern? message,
    Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Run: { } run })
        {
            yield break;
        }

        var all = StepStory.Of(run);
        if (all.FirstOrDefault(s => s.JobId == jobId) is not { } story)
        {
            yield return new TestFailure(
                $"the pipeline has no step \"{jobId}\"",
                Location,
                null,
                string.Join('\n', all.Select(s => s.JobId)));
            yield break;
        }

        if (state is not null && story.State != state)
        {
            yield return new TestFailure(
                $"expected step {jobId} to be {state}, but it is {story.State}",
                Location,
                state,
                story.Message is null ? story.State : $"{story.State}\n{story.Message}");
        }

        if (attempts is { } wanted && story.Attempts != wanted)
        {
            yield return new TestFailure(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected the number of attempts of step {jobId} to be {wanted}, but it is {story.Attempts}"),
                Location,
                wanted.ToString(CultureInfo.InvariantCulture),
                story.Attempts.ToString(CultureInfo.InvariantCulture));
        }

        if (message is not null && !message.Matches(story.Message ?? string.Empty))
        {
            yield return new TestFailure(
                $"step {jobId} has a different message",
                Location,
                message.ToString(),
                story.Message ?? "no message");
        }
    }
}
