using Aef.Runs.Executors;
using Aef.Runs.History;

namespace Aef.Runs.Launching;

/// <summary>What changes when a run is restarted.</summary>
public sealed record RestartOptions
{
    /// <summary>Another simulation script; null for that of the first run.</summary>
    public string? ScriptPath { get; init; }

    /// <summary>How a run that does its jobs is recorded; null does not record it.</summary>
    public RecordingOptions? Recording { get; init; }

    /// <summary>Creates the executors of the new run from those of the first; null uses the same ones.</summary>
    public Func<ExecutorTable, ExecutorTable>? Executors { get; init; }
}
