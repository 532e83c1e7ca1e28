namespace Aef.Server.Faults;

/// <summary>One thing that goes wrong with a call.</summary>
/// <param name="Kind">What goes wrong.</param>
/// <param name="IsAfter">True if the call has its effect, and only its answer suffers; false if nothing happens before the fault.</param>
/// <param name="Status">The status of the answer, for <see cref="FaultKind.Status"/>.</param>
/// <param name="Delay">How long the call waits, for <see cref="FaultKind.Delay"/>.</param>
internal sealed record Fault(FaultKind Kind, bool IsAfter = false, int Status = 0, TimeSpan Delay = default);
