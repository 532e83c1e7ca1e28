using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>A pipeline, from a definition file or built by cmdlets. Immutable. It may be invalid; rules report what is wrong.</summary>
public sealed record Pipeline
{
    /// <summary>Creates a pipeline.</summary>
    public Pipeline(string? name = null, EquatableList<PipelineLevel>? levels = null, Location? location = null)
    {
        Name = name;
        Levels = levels ?? [];
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The name of the pipeline and of its workflow; readers default it to the file name without its extension.</summary>
    public string? Name { get; private init; }

    /// <summary>Free text.</summary>
    public string? Description { get; private init; }

    /// <summary>Labels, in order.</summary>
    public EquatableList<PipelineLabel> Labels { get; private init; } = [];

    /// <summary><c>cloud_workflows</c> or <c>composer</c>: the default target.</summary>
    public string? Engine { get; private init; }

    /// <summary>The inputs of a run.</summary>
    public EquatableList<PipelineInput> Inputs { get; private init; } = [];

    /// <summary>The variables that a run computes at its start.</summary>
    public EquatableList<PipelineVariable> Variables { get; private init; } = [];

    /// <summary>Default values for the keys of every step.</summary>
    public PipelineStep? Defaults { get; private init; }

    /// <summary><c>defaults.executors</c>: default values for the steps of one executor, in order.</summary>
    public EquatableList<ExecutorDefaults> ExecutorDefaults { get; private init; } = [];

    /// <summary>The schedules that start runs.</summary>
    public EquatableList<PipelineSchedule> Schedules { get; private init; } = [];

    /// <summary>What starts runs besides schedules.</summary>
    public EquatableList<PipelineTrigger> Triggers { get; private init; } = [];

    /// <summary>How many runs may be active at once.</summary>
    public ConcurrencyPolicy? Concurrency { get; private init; }

    /// <summary><c>deadline_minutes</c>: after how long a run is reported as late; it continues. Null means never.</summary>
    public double? DeadlineMinutes { get; private init; }

    /// <summary><c>timeout_minutes</c>: after how long a run fails; null means that there is no limit.</summary>
    public double? TimeoutMinutes { get; private init; }

    /// <summary>The levels, in order.</summary>
    public EquatableList<PipelineLevel> Levels { get; private init; } = [];

    /// <summary>Steps that run when the pipeline has failed.</summary>
    public EquatableList<PipelineStep> OnFailure { get; private init; } = [];

    /// <summary>Steps that always run, last.</summary>
    public EquatableList<PipelineStep> Finally { get; private init; } = [];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    internal JobNumbers JobNumbers { get; private init; } = new();

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Name"/>.</summary>
    public Pipeline WithName(string? value) => this with { Name = value };

    /// <summary>The same with another <see cref="Description"/>.</summary>
    public Pipeline WithDescription(string? value) => this with { Description = value };

    /// <summary>The same with another <see cref="Labels"/>.</summary>
    public Pipeline WithLabels(EquatableList<PipelineLabel> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Labels = value };
    }

    /// <summary>The same with another <see cref="Engine"/>.</summary>
    public Pipeline WithEngine(string? value) => this with { Engine = value };

    /// <summary>The same with another <see cref="Inputs"/>.</summary>
    public Pipeline WithInputs(EquatableList<PipelineInput> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Inputs = value };
    }

    /// <summary>The same with another <see cref="Variables"/>.</summary>
    public Pipeline WithVariables(EquatableList<PipelineVariable> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Variables = value };
    }

    /// <summary>The same with another <see cref="Defaults"/>.</summary>
    public Pipeline WithDefaults(PipelineStep? value) => this with { Defaults = value };

    /// <summary>The same with other <see cref="ExecutorDefaults"/>.</summary>
    public Pipeline WithExecutorDefaults(EquatableList<ExecutorDefaults> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { ExecutorDefaults = value };
    }

    /// <summary>The same with another <see cref="Schedules"/>.</summary>
    public Pipeline WithSchedules(EquatableList<PipelineSchedule> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Schedules = value };
    }

    /// <summary>The same with another <see cref="Triggers"/>.</summary>
    public Pipeline WithTriggers(EquatableList<PipelineTrigger> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Triggers = value };
    }

    /// <summary>The same with another <see cref="Concurrency"/>.</summary>
    public Pipeline WithConcurrency(ConcurrencyPolicy? value) => this with { Concurrency = value };

    /// <summary>The same with another <see cref="DeadlineMinutes"/>.</summary>
    public Pipeline WithDeadlineMinutes(double? value) => this with { DeadlineMinutes = value };

    /// <summary>The same with another <see cref="TimeoutMinutes"/>.</summary>
    public Pipeline WithTimeoutMinutes(double? value) => this with { TimeoutMinutes = value };

    /// <summary>The same with another <see cref="Levels"/>.</summary>
    public Pipeline WithLevels(EquatableList<PipelineLevel> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Levels = value, JobNumbers = new JobNumbers() };
    }

    /// <summary>The same with another <see cref="OnFailure"/>.</summary>
    public Pipeline WithOnFailure(EquatableList<PipelineStep> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { OnFailure = value, JobNumbers = new JobNumbers() };
    }

    /// <summary>The same with another <see cref="Finally"/>.</summary>
    public Pipeline WithFinally(EquatableList<PipelineStep> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Finally = value, JobNumbers = new JobNumbers() };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public Pipeline WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of a key's value, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    /// <summary>The same pipeline at another location; scripts use it to show where a pipeline comes from.</summary>
    public Pipeline WithLocation(Location value) => this with { Origin = Origin.At(value) };

    internal Pipeline WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <summary>The defaults of all steps, then those of each executor, with their paths.</summary>
    internal IEnumerable<(PipelineStep Step, string Path)> AllDefaults() =>
        (Defaults is { } defaults ? new[] { (defaults, DefinitionKeys.Defaults) } : [])
            .Concat(ExecutorDefaults.Select(e => (e.Step, $"{DefinitionKeys.Defaults}.{DefinitionKeys.Executors}.{e.Executor}")));

    /// <summary>All steps: those of the levels, then those of <c>on_failure</c> and <c>finally</c>.</summary>
    internal IEnumerable<PipelineStep> AllSteps() =>
        Levels.SelectMany(l => l.Threads).SelectMany(t => t.Steps).Concat(OnFailure).Concat(Finally);

    /// <summary>The levels, then the sections that have steps, as levels of one thread.</summary>
    public IEnumerable<PipelineLevel> LevelsAndSections() => Levels.Concat(
        PipelineSections.AfterLevels
            .Where(s => PipelineSections.StepsOf(this, s).Count > 0)
            .Select(s => PipelineSections.AsLevel(this, s)));

    /// <summary>
    /// The same pipeline with the ids that levels and threads without one have when it is compiled: the next free number. Empty levels and
    /// threads are not compiled, and get none.
    /// </summary>
    public Pipeline NumberIds()
    {
        if (Levels.All(l => l.Id is not null && l.Threads.All(t => t.Id is not null)))
        {
            return this;
        }

        var ids = FreeIds.For(this);
        return WithLevels([.. Levels.Select(l => l.Threads.Any(t => t.Steps.Count > 0) ? Numbered(l, ids) : l)]);
    }

    private static PipelineLevel Numbered(PipelineLevel level, FreeIds ids)
    {
        var named = level.Id is null ? level.WithId(ids.NextLevel()) : level;
        return named.WithThreads([.. level.Threads.Select(t => t.Id is null && t.Steps.Count > 0 ? t.WithId(ids.NextThread()) : t)]);
    }

    /// <inheritdoc/>
    public override string ToString() => Name ?? "pipeline";
}
