using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>A schedule that starts runs of the pipeline.</summary>
public sealed record PipelineSchedule
{
    /// <summary>Creates a schedule; null means that a key is absent.</summary>
    public PipelineSchedule(string? cron = null, string? timeZone = null, Location? location = null)
    {
        Cron = cron;
        TimeZone = timeZone;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The schedule's name; null means the pipeline's.</summary>
    public string? Name { get; private init; }

    /// <summary>The cron expression.</summary>
    public string? Cron { get; private init; }

    /// <summary>The IANA name of the time zone.</summary>
    public string? TimeZone { get; private init; }

    /// <summary>False pauses the schedule; null means true.</summary>
    public bool? Enable { get; private init; }

    /// <summary>The inputs of the runs that it starts.</summary>
    public MappingNode? Inputs { get; private init; }

    /// <summary><c>window</c>: the dates that a run works on, as written.</summary>
    public DocumentNode? Window { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Name"/>.</summary>
    public PipelineSchedule WithName(string? value) => this with { Name = value };

    /// <summary>The same with another <see cref="Cron"/>.</summary>
    public PipelineSchedule WithCron(string? value) => this with { Cron = value };

    /// <summary>The same with another <see cref="TimeZone"/>.</summary>
    public PipelineSchedule WithTimeZone(string? value) => this with { TimeZone = value };

    /// <summary>The same with another <see cref="Enable"/>.</summary>
    public PipelineSchedule WithEnable(bool? value) => this with { Enable = value };

    /// <summary>The same with another <see cref="Inputs"/>.</summary>
    public PipelineSchedule WithInputs(MappingNode? value) => this with { Inputs = value };

    /// <summary>The same with another <see cref="Window"/>.</summary>
    public PipelineSchedule WithWindow(DocumentNode? value) => this with { Window = value };

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineSchedule WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>True when the source has the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Origin.Has(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal PipelineSchedule WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => Name ?? Cron ?? "schedule";
}
