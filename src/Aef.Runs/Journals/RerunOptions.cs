using Aef.Runs.Executors;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>How a run that failed or was cancelled is started again from its journal.</summary>
public sealed record RerunOptions
{
    /// <summary>The new journal; null puts it in the place of the old one, which is kept with a number after its name.</summary>
    public string? Journal { get; init; }

    /// <summary>
    /// For Cloud Workflows source: the step whose last calls are made again, as <c>STEP</c> or <c>ROUTINE.STEP</c>; null lets the error
    /// decide.
    /// </summary>
    public string? From { get; init; }

    /// <summary>
    /// For pipelines: true to accept a run that succeeded too, and to run the jobs with <c>continue_if_fail</c> again that failed in it.
    /// </summary>
    public bool Continued { get; init; }

    /// <summary>What the records that are appended survive.</summary>
    public JournalDurability Durability { get; init; } = JournalDurability.Process;

    /// <summary>
    /// Creates the handler of calls for a run of Cloud Workflows source, in place of the environment that the run was begun with; null for
    /// that environment.
    /// </summary>
    public Func<JournalHeader, ICallHandler>? Calls { get; init; }

    /// <summary>Executors of the caller that do jobs of a pipeline in place of the simulation.</summary>
    public ExecutorTable Executors { get; init; } = ExecutorTable.Empty;

    /// <summary>The listener of a child workflow, by its name; null for none.</summary>
    public Func<string, ExecutionListener?>? ChildListener { get; init; }

    /// <summary>True when the listener of a run of Cloud Workflows source hears assignments, which have to be kept while the journal is replayed.</summary>
    public bool HearsAssignments { get; init; }

    /// <summary>The clock of a run in real time.</summary>
    public TimeProvider Clock { get; init; } = TimeProvider.System;
}
