using Aef.Documents.Collections;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;

namespace Aef.Workflows.Journal;

/// <summary>The first record of a journal: everything that a run is made from, so that it can be made again.</summary>
public sealed record JournalHeader
{
    /// <summary>The version of the format that this code writes; it reads this one and all before it.</summary>
    public const int CurrentFormat = 1;

    /// <summary>What the run is called: the workflow's or the pipeline's name.</summary>
    public required string Name { get; init; }

    /// <summary>The version of the format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The version of Aef that wrote the journal.</summary>
    public string Version { get; init; } = typeof(JournalHeader).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>What kind of run it is, in the words of who started it, such as <c>workflow</c> or <c>pipeline</c>.</summary>
    public string Kind { get; init; } = "workflow";

    /// <summary>The argument of the execution.</summary>
    public WorkflowValue Argument { get; init; }

    /// <summary>Limits, environment and seed of the engine.</summary>
    public EngineOptions Options { get; init; } = EngineOptions.Default;

    /// <summary>True when the run is on real time.</summary>
    public bool RealTime { get; init; }

    /// <summary>When a run on virtual time begins; for one on real time, when the journal was begun.</summary>
    public DateTimeOffset Start { get; init; }

    /// <summary>The source texts of the run.</summary>
    public EquatableList<JournalSource> Sources { get; init; } = [];

    /// <summary>How calls are answered, as described by the caller of the run; null without a description.</summary>
    public WorkflowValue Calls { get; init; }

    /// <summary>The execution that failed and that this run continues from; null for a first run.</summary>
    public string? RerunOf { get; init; }

    /// <summary>The text with a role; null when there is none.</summary>
    public JournalSource? Find(string role) => Sources.FirstOrDefault(s => s.Role == role);
}
