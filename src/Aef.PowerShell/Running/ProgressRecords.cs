using System.Globalization;
using System.Management.Automation;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.PowerShell.Running;

/// <summary>Shows the progress of a run in PowerShell's progress bar, at most five times a second.</summary>
internal sealed class ProgressRecords(RunProgress progress, TimeProvider clock)
{
    private const int ActivityId = 0;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly int _steps = progress.Steps.Count();
    private long? _shown;

    /// <summary>Applies an event; returns a record when it is time to show one, otherwise null.</summary>
    public ProgressRecord? Next(RunEvent happened)
    {
        progress.Apply(happened);
        if (_shown is { } shown && clock.GetElapsedTime(shown) < Pause)
        {
            return null;
        }

        _shown = clock.GetTimestamp();
        var ended = progress.Ended;
        return new ProgressRecord(ActivityId, Activity(), Status(ended))
        {
            PercentComplete = _steps == 0 ? 100 : ended * 100 / _steps,
            CurrentOperation = string.Join(
                ", ",
                progress.Steps.Where(s => s.State is StepState.Running or StepState.Waiting).Select(s => s.JobId).Take(5)),
        };
    }

    /// <summary>The record that removes the bar; null when none was shown.</summary>
    public ProgressRecord? End() =>
        _shown is null
            ? null
            : new ProgressRecord(ActivityId, Activity(), Status(progress.Ended)) { RecordType = ProgressRecordType.Completed };

    private string Activity() => $"Running {progress.Name}";

    private string Status(int ended) => string.Create(CultureInfo.InvariantCulture, $"{ended} of {_steps} steps");
}
