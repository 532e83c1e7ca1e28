using Aef.Documents.Collections;

namespace Aef.Workflows.Language.Estimation;

/// <summary>The maximum number of steps that a call of a routine can execute.</summary>
/// <param name="Most">The number; null when it is unknown from the source, or above 10^15.</param>
/// <param name="Undecided">Why there is no number: the locations (<c>routine.step</c>) of loops without a known end and of routines that
/// call themselves.</param>
public sealed record StepBound(long? Most, EquatableList<string> Undecided);
