using Aef.Runs.Backfill;
using Aef.Runs.History;
using Aef.Runs.Progress;

namespace Aef.Web.Components.Parts;

/// <summary>How states appear: an icon and a word beside the colour, which the class chooses.</summary>
/// <param name="Icon">One character.</param>
/// <param name="Word">The word.</param>
/// <param name="Style">The class of the style sheet.</param>
public sealed record StateText(string Icon, string Word, string Style)
{
    private static readonly StateText Succeeded = new("✓", "succeeded", "s-succeeded");
    private static readonly StateText Failed = new("✕", "failed", "s-failed");
    private static readonly StateText Running = new("▶", "running", "s-running");
    private static readonly StateText Waiting = new("⏳", "waiting", "s-waiting");
    private static readonly StateText Skipped = new("»", "skipped", "s-skipped");
    private static readonly StateText Cancelled = new("■", "cancelled", "s-cancelled");
    private static readonly StateText Interrupted = new("!", "interrupted", "s-waiting");

    /// <summary>A state of a run.</summary>
    public static StateText Of(RecordedState state) => state switch
    {
        RecordedState.Running => Running,
        RecordedState.Succeeded => Succeeded,
        RecordedState.Cancelled => Cancelled,
        RecordedState.Interrupted => Interrupted,
        _ => Failed,
    };

    /// <summary>A state of a step.</summary>
    public static StateText Of(StepState state) => state switch
    {
        StepState.Running => Running,
        StepState.Waiting => Waiting,
        StepState.Succeeded => Succeeded,
        StepState.Failed => Failed,
        StepState.Cancelled => Cancelled,
        StepState.Skipped => Skipped,
        StepState.NotReached => new StateText("·", "not reached", "s-none"),
        _ => new StateText("○", "not started", "s-none"),
    };

    /// <summary>A state of an interval.</summary>
    public static StateText Of(IntervalState state) => state switch
    {
        IntervalState.Running => Running,
        IntervalState.Succeeded => Succeeded,
        IntervalState.Failed => Failed,
        IntervalState.Cancelled => Cancelled,
        IntervalState.Interrupted => Interrupted,
        _ => new StateText("○", "missing", "s-none"),
    };
}
