using Aef.Documents.Collections;

namespace Aef.Server.Faults;

/// <summary>The rules of a fault file, in their order.</summary>
/// <param name="Seed">The seed of the probabilities.</param>
/// <param name="Rules">The rules. The first one that has a fault for a call decides.</param>
internal sealed record FaultPlan(ulong Seed, EquatableList<FaultRule> Rules);
