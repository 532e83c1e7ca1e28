using Aef.Workflows.Journal;
using Aef.Workflows.Runtime;

namespace Aef.Core.Workspace;

/// <summary>How a run goes on from its journal.</summary>
public sealed record ResumeOptions
{
    /// <summary>What becomes of calls that were in flight when the process ended.</summary>
    public InFlightRule InFlight { get; init; } = InFlightRule.Safe;

    /// <summary>What the records that are appended survive.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Process;

    /// <summary>Makes the handler of calls for a run of Cloud Workflows source; without it no call is answered.</summary>
    public Func<JournalHeader, ICallHandler>? Calls { get; init; }

    /// <summary>The clock of a run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
