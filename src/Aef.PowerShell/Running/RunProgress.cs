using System.Globalization;
using System.Management.Automation;
using Aef.Runs.Local;

namespace Aef.PowerShell.Running;

/// <summary>Counts the ended steps of a run and reports progress, at most five times a second.</summary>
internal sealed class RunProgress(string name, int steps, TimeProvider clock)
{
    private const int ActivityId = 0;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);
    private readonly HashSet<string> _ended = new(StringComparer.Ordinal);
    private readonly HashSet<string> _running = new(StringComparer.Ordinal);
    private long? _shown;

    /// <summary>Counts an event; returns a record when it is time to show one.</summary>
    public ProgressRecord? Next(RunEvent happened)
    {
        Count(happened);
        if (_shown is { } shown && clock.GetElapsedTime(shown) < Pause)
        {
            return null;
        }

        _shown = clock.GetTimestamp();
        return new ProgressRecord(ActivityId, $"Running {name}", Status())
        {
            PercentComplete = steps == 0 ? 100 : Math.Min(100, _ended.Count * 100 / steps),
            CurrentOperation = string.Join(", ", _running.Take(5)),
        };
    }

    /// <summary>The record that removes the progress bar; null when none was shown.</summary>
    public ProgressRecord? End() =>
        _shown is null ? null : new ProgressRecord(ActivityId, $"Running {name}", Status()) { RecordType = ProgressRecordType.Completed };

    private string Status() => string.Create(CultureInfo.InvariantCulture, $"{_ended.Count} of {steps} steps");

    private void Count(RunEvent happened)
    {
        if (happened.JobId is not { } job)
        {
            return;
        }

        if (happened.Kind is RunEventKind.AttemptStarted)
        {
            _running.Add(job);
        }
        else if (happened.Kind is RunEventKind.StepSucceeded or RunEventKind.StepFailed or RunEventKind.StepSkipped)
        {
            _running.Remove(job);
            _ended.Add(job);
        }
    }
}
