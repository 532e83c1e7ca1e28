using Aef.Runs.Admission;
using Aef.Runs.Executors;

namespace Aef.Runs.Local;

/// <summary>Waits for the admission of a recorded run among those of other processes, and reports it as the workflow would.</summary>
internal sealed class GatedAdmission(RunTracer tracer) : IRunAdmission
{
    private bool _isReported;

    /// <summary>The gate of the run; null for a run that is not recorded, or without a limit.</summary>
    public RunGate? Gate { get; set; }

    /// <inheritdoc/>
    public bool MustWait(DateTimeOffset now)
    {
        if (Gate is not { } gate)
        {
            return false;
        }

        if (!_isReported)
        {
            _isReported = true;
            if (gate.Victims.Count > 0)
            {
                tracer.Report(now, RunEventKind.OthersCancelled, $"{gate.Limit}: {string.Join(", ", gate.Victims)}");
            }
            else if (gate.State == AdmissionState.Waiting)
            {
                tracer.Report(
                    now,
                    RunEventKind.RunQueued,
                    gate.Earlier.Count == 0 ? gate.Limit : $"{gate.Limit}: {string.Join(", ", gate.Earlier)}");
            }
        }

        return gate.State == AdmissionState.Waiting;
    }

    /// <inheritdoc/>
    public async Task<bool> WaitAsync(CancellationToken cancellationToken) =>
        Gate is null || await Gate.WaitAsync(cancellationToken).ConfigureAwait(false) != AdmissionState.Refused;
}
