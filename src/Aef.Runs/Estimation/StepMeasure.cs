using Aef.Documents.Collections;

namespace Aef.Runs.Estimation;

/// <summary>Executed steps, as the service counts them.</summary>
/// <param name="Run">The steps of the measured run; null when that run has no end, or when there is none.</param>
/// <param name="UntilLimit">The steps of a run in which every job answers every call and is polled until its limit; never below, but
/// slightly above the engine's count. Null when it is unknown.</param>
/// <param name="Most">The upper bound: every attempt of every job repeats its start and loses its polls. Null when it is
/// unknown.</param>
/// <param name="Undecided">Why there is no bound: the steps or routines that may never end.</param>
public sealed record StepMeasure(long? Run, long? UntilLimit, long? Most, EquatableList<string> Undecided);
