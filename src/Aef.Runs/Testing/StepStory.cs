using Aef.Runs.Local;

namespace Aef.Runs.Testing;

/// <summary>The history of a step of a pipeline, from the events of its run.</summary>
internal sealed record StepStory(string JobId, string State, int Attempts, string? Message)
{
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
    public const string NotStarted = "not_started";

    /// <summary>The states that a test may expect.</summary>
    public static readonly string[] States = [Succeeded, Failed, Skipped, NotStarted];

    /// <summary>The history of every step, in the order of the file.</summary>
    public static IReadOnlyList<StepStory> Of(Run run) => [.. run.BoundSteps.Select(s => Of(s.JobId, run.Events))];

    public override string ToString() =>
        Attempts > 1
            ? string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{JobId}: {State} after {Attempts} attempts")
            : $"{JobId}: {State}";

    private static StepStory Of(string jobId, IReadOnlyList<RunEvent> events)
    {
        var story = new StepStory(jobId, NotStarted, 0, null);
        foreach (var e in events.Where(e => e.JobId == jobId))
        {
            story = e.Kind switch
            {
                RunEventKind.AttemptStarted => story with { State = "started", Attempts = story.Attempts + 1 },
                RunEventKind.StepSucceeded => story with { State = Succeeded },
                RunEventKind.StepFailed => story with { State = Failed, Message = e.Message },
                RunEventKind.StepSkipped => story with { State = Skipped, Message = e.Message },
                _ => story,
            };
        }

        return story;
    }
}
