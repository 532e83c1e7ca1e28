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

    /// <summary>Whether the schedule starts runs; null means that it does.</summary>
    public ScheduleState? Enable { get; private init; }

    /// <summary>The inputs of the runs that it starts.</summary>
    public MappingNode? Inputs { get; private init; }

    /// <summary>The days that a run processes; null means the previous day.</summary>
    public ScheduleWindow? Window { get; private init; }

    /// <summary>The format of the dates of a run, with <c>%Y</c>, <c>%m</c>, <c>%d</c> and <c>%H</c>; null means <c>%Y-%m-%d</c>.</summary>
    public string? DateFormat { get; private init; }

    /// <summary>Which missed runs a local server starts; null means none.</summary>
    public CatchUp? CatchUp { get; private init; }

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
    public PipelineSchedule WithEnable(ScheduleState? value) => this with { Enable = value };

    /// <summary>The same with another <see cref="Inputs"/>.</summary>
    public PipelineSchedule WithInputs(MappingNode? value) => this with { Inputs = value };

    /// <summary>The same with another <see cref="Window"/>.</summary>
    public PipelineSchedule WithWindow(ScheduleWindow? value) => this with { Window = value };

    /// <summary>The same with another <see cref="DateFormat"/>.</summary>
    public PipelineSchedule WithDateFormat(string? value) => this with { DateFormat = value };

    /// <summary>The same with another <see cref="CatchUp"/>.</summary>
    public PipelineSchedule WithCatchUp(CatchUp? value) => this with { CatchUp = value };

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
