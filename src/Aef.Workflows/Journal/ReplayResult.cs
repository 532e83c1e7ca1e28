using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Journal;

/// <summary>Where an engine is after a replay.</summary>
/// <param name="Pending">What the engine waits for, in the order in which it came up.</param>
/// <param name="InFlight">Those calls of <paramref name="Pending"/> that were about to be made and have no answer.</param>
/// <param name="Diagnostics">Why the journal does not fit; empty when it does.</param>
public sealed record ReplayResult(EquatableList<PendingEffect> Pending, EquatableList<CallEffect> InFlight, IReadOnlyList<Diagnostic> Diagnostics);
