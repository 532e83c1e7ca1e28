using System.Globalization;
using Aef.Runs.Local;

namespace Aef.Runs.Testing;

/// <summary>The history of a step of a pipeline, or of an item of it, from the events of its run.</summary>
internal sealed record StepStory(string JobId, string State, int Attempts, string? Message)
{
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";
    public const string Skipped = "skipped";
    public const string NotReached = "not_reached";

    /// <summary>Another name of <see cref="NotReached"/>, which test files may use.</summary>
    public const string NotStarted = "not_started";

    /// <summary>The states that a test may expect.</summary>
    public static readonly string[] States = [Succeeded, Failed, Skipped, NotReached];

    /// <summary>The output, as JSON text; null without one.</summary>
    public string? Output { get; init; }

    /// <summary>The number of the event at which it first starts; null when it never starts.</summary>
    public long? Start { get; init; }

    /// <summary>The number of the event at which it last ends; null when it does not end.</summary>
    public long? End { get; init; }

    /// <summary>The history after one more event.</summary>
    public StepStory After(RunEvent e) => e.Kind switch
    {
        RunEventKind.AttemptStarted => this with
        {
            State = "started",
            Attempts = Attempts + 1,
            Message = null,
            Output = null,
            Start = Start ?? e.Sequence,
        },
        RunEventKind.StepSucceeded => this with { State = Succeeded, Message = null, Output = e.Output, End = e.Sequence },
        RunEventKind.StepFailed => this with { State = Failed, Message = e.Message, Output = null, End = e.Sequence },
        RunEventKind.StepSkipped when e.Message == SkipReasons.NotReached => this with { State = NotReached, Message = e.Message },
        RunEventKind.StepSkipped => this with { State = Skipped, Message = e.Message, Output = null },
        _ => this,
    };

    public override string ToString() =>
        Attempts > 1
            ? string.Create(CultureInfo.InvariantCulture, $"{JobId}: {State} after {Attempts} attempts")
            : $"{JobId}: {State}";
}
