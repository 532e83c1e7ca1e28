using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Effects;

namespace Aef.Workflows.Journal;

/// <summary>The state of an engine after a replay.</summary>
/// <param name="Pending">The pending effects of the engine, in order.</param>
/// <param name="InFlight">The calls of <paramref name="Pending"/> that were about to be made and have no answer.</param>
/// <param name="Diagnostics">Why the journal does not match; empty when it does.</param>
public sealed record ReplayResult(
    EquatableList<PendingEffect> Pending,
    EquatableList<CallEffect> InFlight,
    IReadOnlyList<Diagnostic> Diagnostics);
