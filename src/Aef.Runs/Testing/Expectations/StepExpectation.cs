using System.Globalization;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing.Expectations;

/// <summary>A step of the pipeline, or an item of it, ends in a state, after so many attempts, with a message.</summary>
internal sealed class StepExpectation(
    string jobId,
    string? state,
    int? attempts,
    TextPattern? message,
    Location location) : TestExpectation(location)
{
    public override IEnumerable<TestFailure> Check(TestObservation observation)
    {
        if (observation is not PipelineObservation { Stories: { } stories })
        {
            yield break;
        }

        if (!stories.TryFind(jobId, Location, out var found, out var failure))
        {
            yield return failure;
            yield break;
        }

        var story = found.Story;
        if (state is not null && story.State != state)
        {
            yield return new TestFailure($"expected step {jobId} to be {state}, but it is {story.State}", Location, state, Describe(found));
        }

        if (attempts is { } wanted && story.Attempts != wanted)
        {
            yield return new TestFailure(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"expected the number of attempts of step {jobId} to be {wanted}, but it is {story.Attempts}"),
                Location,
                wanted.ToString(CultureInfo.InvariantCulture),
                found.IsAllItems ? FoundStep.Describe(found.Parts) : story.Attempts.ToString(CultureInfo.InvariantCulture));
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

    /// <summary>The state with its message; for all items, the state of each.</summary>
    private static string Describe(FoundStep found) => found switch
    {
        { IsAllItems: true } => FoundStep.Describe(found.Parts),
        { Story: { Message: { } message } story } when message != story.State => $"{story.State}\n{message}",
        _ => found.Story.State,
    };
}
