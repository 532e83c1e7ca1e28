using Aef.Cli.Terminal;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Rendering;

/// <summary>Shows a run as plain lines, one for each event that matters to a reader.</summary>
internal sealed class ProgressLines(TerminalWriter terminal, RunProgress progress)
{
    private const int TimeWidth = 8;
    private bool _isQueued;

    /// <summary>Shows an event that <see cref="RunProgress"/> has recorded.</summary>
    public void Write(RunEvent e)
    {
        _isQueued |= e.Kind == RunEventKind.RunQueued;
        var (text, style) = Describe(e);
        if (text is null)
        {
            return;
        }

        terminal.Write(progress.Describe(e.Time - progress.Start).PadLeft(TimeWidth), TextStyle.Dim).Write("  ");
        terminal.WriteLine(TerminalText.Cut(text, terminal.AtMost(terminal.Width * 2)), style);
    }

    private (string? Text, TextStyle Style) Describe(RunEvent e) => e.Kind switch
    {
        RunEventKind.LevelStarted => ($"{TitleOf(e.Level)} started", TextStyle.Bold),
        RunEventKind.RunQueued => ($"the run waits{Because(e)}", TextStyle.Caution),
        RunEventKind.RunAdmitted when _isQueued => ($"the run is admitted {TerminalText.Clean(e.Message)}", TextStyle.Plain),
        RunEventKind.RunRefused => ($"the run is refused{Because(e)}", TextStyle.Bad),
        RunEventKind.OthersCancelled => ($"the run cancels others{Because(e)}", TextStyle.Caution),
        RunEventKind.ItemsListed =>
            ($"  thread {TerminalText.Clean(e.Thread)} has {DisplayText.Count(e.Items ?? 0, "item")}", TextStyle.Plain),
        RunEventKind.ProcessesEnded => (TerminalText.Clean(e.Message), TextStyle.Caution),
        RunEventKind.RunLate => (e.Message, TextStyle.Caution),
        RunEventKind.PartEnded => ($"{Step(e)} · {TerminalText.Clean(e.Part)}: {TerminalText.Clean(e.State)}{Because(e)}", TextStyle.Dim),
        RunEventKind.AlertSent => ($"alert \"{e.State}\" sent {TerminalText.Clean(e.Message)}", TextStyle.Dim),
        RunEventKind.AlertFailed => ($"alert \"{e.State}\" not sent {TerminalText.Clean(e.Message)}", TextStyle.Caution),
        RunEventKind.AttemptStarted when e.Attempt > 1 => ($"{Step(e)} attempt {e.Attempt} started", TextStyle.Plain),
        RunEventKind.AttemptStarted => ($"{Step(e)} started", TextStyle.Plain),
        RunEventKind.CallbackReceived => ($"{Step(e)} received a callback ({e.State}){Because(e)}", TextStyle.Dim),
        RunEventKind.JobProgress when e is { Rows: null, Bytes: null, Message.Length: > 0 } =>
            ($"{Step(e)} {TerminalText.Clean(e.Message)}", TextStyle.Caution),
        RunEventKind.CallRepeated => ($"{Step(e)} call repeated{Because(e)}", TextStyle.Dim),
        RunEventKind.AttemptFailed => ($"{Step(e)} attempt {e.Attempt} failed{Because(e)}", TextStyle.Caution),
        RunEventKind.StepSucceeded => ($"{Step(e)} succeeded{Rows(e)}", TextStyle.Good),
        RunEventKind.StepFailed => ($"{Step(e)} failed{Because(e)}", TextStyle.Bad),
        RunEventKind.StepSkipped when progress.Find(e)?.State == StepState.NotReached => ($"{Step(e)} not reached", TextStyle.Dim),
        RunEventKind.DataSets when e.Message is not null => ($"{Step(e)} data sets are not known{Because(e)}", TextStyle.Caution),
        RunEventKind.StepSkipped => ($"{Step(e)} skipped{Because(e)}", TextStyle.Dim),
        _ => (null, TextStyle.Plain),
    };

    private string TitleOf(string? level) =>
        TerminalText.Clean(progress.Levels.FirstOrDefault(l => l.Id == level)?.Title ?? $"level {level}");

    private string Rows(RunEvent e) => progress.Find(e)?.Rows is { } rows ? ": " + DisplayText.LargeCount(rows, "row") : string.Empty;

    private static string Step(RunEvent e) => "  " + TerminalText.Clean(e.JobId);

    private static string Because(RunEvent e) => string.IsNullOrEmpty(e.Message) ? string.Empty : ": " + TerminalText.Clean(e.Message);
}
