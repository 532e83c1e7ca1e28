using System.Globalization;
using System.Management.Automation;
using Aef.Documents.Display;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Running;

/// <summary>Shows the progress of a run in PowerShell's progress bar, at most five times a second.</summary>
internal sealed class ProgressRecords(RunProgress progress, TimeProvider clock)
{
    private const int ActivityId = 0;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private long? _shown;

    /// <summary>Applies an event; returns a record when it is time to show one, otherwise null.</summary>
    public ProgressRecord? Next(RunEvent happened)
    {
        progress.Apply(happened);
        // A job that waits for a person reports nothing more, so its words are always shown.
        var isText = happened is { Kind: RunEventKind.JobProgress, Rows: null, Bytes: null };
        if (!isText && _shown is { } shown && clock.GetElapsedTime(shown) < Pause)
        {
            return null;
        }

        _shown = clock.GetTimestamp();
        var steps = progress.Steps.Count();
        return new ProgressRecord(ActivityId, Activity(), Status())
        {
            PercentComplete = steps == 0 ? 100 : (int)(progress.Ended * 100L / steps),
            CurrentOperation = string.Join(
                ", ",
                progress.Steps.Where(s => s.State is StepState.Running or StepState.Waiting)
                    .Select(s => s.ProgressText is { } text ? $"{s.JobId} {TerminalText.Clean(text)}" : s.JobId)
                    .Take(5)),
        };
    }

    /// <summary>The record that removes the bar; null when none was shown.</summary>
    public ProgressRecord? End() =>
        _shown is null
            ? null
            : new ProgressRecord(ActivityId, Activity(), Status()) { RecordType = ProgressRecordType.Completed };

    private string Activity() => $"Running {progress.Name}";

    // A list of items adds steps while the pipeline runs, so they are counted each time.
    private string Status() => string.Create(CultureInfo.InvariantCulture, $"{progress.Ended} of {progress.Steps.Count()} steps");
}
