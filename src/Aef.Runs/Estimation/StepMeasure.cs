using Aef.Documents.Collections;

namespace Aef.Runs.Estimation;

/// <summary>Executed steps, as the service counts them.</summary>
/// <param name="Run">Those of the run that was asked about; null when that run has no end, or when none was asked about.</param>
/// <param name="UntilLimit">Those of a run in which every job answers every call and is read until its time is up; not below, but a little
/// above what the engine counts. Null when nobody can know.</param>
/// <param name="Most">What no run can pass: every attempt of every job repeats its start and loses its looks. Null when nobody can
/// know.</param>
/// <param name="Undecided">Why there is no bound: the steps or routines that may continue for ever.</param>
public sealed record StepMeasure(long? Run, long? UntilLimit, long? Most, EquatableList<string> Undecided);
