using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>The options for rerunning a failed or cancelled run from its journal.</summary>
public sealed record RerunOptions
{
    /// <summary>The path of the new journal; null replaces the old one, which is kept with a number after its name.</summary>
    public string? Journal { get; init; }

    /// <summary>
    /// For Cloud Workflows source: the step whose last calls are repeated, as <c>STEP</c> or <c>ROUTINE.STEP</c>; null derives it from the
    /// error.
    /// </summary>
    public string? From { get; init; }

    /// <summary>
    /// For pipelines: true to also accept a run that succeeded, and to repeat its failed jobs with <c>continue_if_fail</c>.
    /// </summary>
    public bool Continued { get; init; }

    /// <summary>
    /// For pipelines: the simulation script of the rerun; null for that of the first run, which may have made it fail.
    /// </summary>
    public string? ScriptPath { get; init; }

    /// <summary>How durable appended records are.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Process;

    /// <summary>
    /// Creates the handler of calls for a run of Cloud Workflows source, in place of the environment of the first run; null for that
    /// environment.
    /// </summary>
    public Func<JournalHeader, ICallHandler>? Calls { get; init; }

    /// <summary>Executors of the caller that run jobs of a pipeline in place of the simulation.</summary>
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
