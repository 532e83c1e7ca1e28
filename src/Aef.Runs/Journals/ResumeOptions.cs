using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>The options for resuming a run from its journal.</summary>
public sealed record ResumeOptions
{
    /// <summary>How to treat calls that were in flight when the process ended.</summary>
    public InFlightRule InFlight { get; init; } = InFlightRule.Safe;

    /// <summary>How durable appended records are.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Process;

    /// <summary>
    /// Creates the handler of calls for a run of Cloud Workflows source, in place of the environment of the first process; null for that
    /// environment.
    /// </summary>
    public Func<JournalHeader, ICallHandler>? Calls { get; init; }

    /// <summary>Executors of the caller that run jobs of a pipeline in place of the simulation; the same as when the run started.</summary>
    public ExecutorTable Executors { get; init; } = ExecutorTable.Empty;

    /// <summary>What the executors of a run that does its jobs share; null for the environment <c>local</c> without settings.</summary>
    public LocalRunSettings? Local { get; init; }

    /// <summary>The listener of a child workflow, by its name; null for none.</summary>
    public Func<string, ExecutionListener?>? ChildListener { get; init; }

    /// <summary>
    /// True when the listener of a run of Cloud Workflows source receives assignments, which must be recorded while the journal is
    /// replayed.
    /// </summary>
    public bool ReceivesAssignments { get; init; }

    /// <summary>How the run is recorded, if its journal is in the state folder; null does not record it.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary>The clock of a run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
