using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>The first record of a journal: all inputs of a run, so that it can be recreated.</summary>
public sealed record JournalHeader
{
    /// <summary>The version of the format that this code writes; it reads this version and all earlier ones.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The name of the workflow or pipeline.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of Aef that wrote the journal.</summary>
    public string Version { get; init; } = typeof(JournalHeader).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>The kind of run, as its starter names it, such as <c>workflow</c> or <c>pipeline</c>.</summary>
    public string Kind { get; init; } = "workflow";

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>Limits, environment and seed of the engine.</summary>
    public EngineOptions Options { get; init; } = EngineOptions.Default;

    /// <summary>True when the run is on real time.</summary>
    public bool RealTime { get; init; }

    /// <summary>What the run does, as its starter names it, such as <c>run</c> for one that does its jobs; null for a simulation.</summary>
    public string? Mode { get; init; }

    /// <summary>The start time of a run on virtual time; for a run on real time, when the journal was created.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>The source texts of the run.</summary>
    public EquatableList<JournalSource> Sources { get; init; } = [];

    /// <summary>How calls are answered, as described by the caller of the run; null without a description.</summary>
    public WorkflowValue Calls { get; init; }

    /// <summary>The failed execution from which this run continues; null for a first run.</summary>
    public string? RerunOf { get; init; }

    /// <summary>The source with a role; null when there is none.</summary>
    public JournalSource? Find(string role) => Sources.FirstOrDefault(s => s.Role == role);
}
