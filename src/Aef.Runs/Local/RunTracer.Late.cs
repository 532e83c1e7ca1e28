using System.Globalization;

namespace Aef.Runs.Local;

/// <content>The deadline of the run.</content>
internal sealed partial class RunTracer
{
    private bool _isLate;

    /// <summary>Reports once that the run is late; every job that runs when the deadline passes logs it.</summary>
    private void EmitLate(DateTimeOffset time)
    {
        if (!_isLate)
        {
            _isLate = true;
            var minutes = _pipeline.Source.DeadlineMinutes?.ToString("R", CultureInfo.InvariantCulture);
            Emit(time, RunEventKind.RunLate, e => e with { Message = $"The run has passed deadline_minutes ({minutes}) and continues" });
        }
    }
}
