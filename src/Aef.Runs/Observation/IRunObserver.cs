using Aef.Documents.Diagnostics;
using Aef.Runs.Local;

namespace Aef.Runs.Observation;

/// <summary>
/// Reports a run to something outside. Events arrive on the thread that runs, without secrets, and an observer never waits there. It never
/// fails a run.
/// </summary>
internal interface IRunObserver
{
    /// <summary>Receives an event. A run that continues raises the events of its earlier processes again.</summary>
    void Receive(RunEvent happened);

    /// <summary>
    /// Reports the end, within a short limit, and returns the problems of all reports. The run is null if it was interrupted.
    /// </summary>
    Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run);
}
