using Aef.Workflows.Collections;
using Aef.Workflows.Diagnostics;

namespace Aef.Core.Model;

/// <summary>A thread: steps that run one after another.</summary>
public sealed record PipelineThread
{
    /// <summary>Makes a thread.</summary>
    public PipelineThread(string? id = null, EquatableList<PipelineStep>? steps = null, Location? location = null)
    {
        Id = id;
        Steps = steps ?? [];
        Place = NodePlace.Of(location);
    }

    /// <summary>THREAD_ID; null means that the binder numbers it.</summary>
    public string? Id { get; private init; }

    /// <summary><c>when</c>: the condition; null means always.</summary>
    public string? When { get; private init; }

    /// <summary>The steps, in order.</summary>
    public EquatableList<PipelineStep> Steps { get; private init; } = [];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Place.Location;

    private NodePlace Place { get; init; }

    /// <summary>The same with another <see cref="Id"/>.</summary>
    public PipelineThread WithId(string? value) => this with { Id = value };

    /// <summary>The same with another <see cref="When"/>.</summary>
    public PipelineThread WithWhen(string? value) => this with { When = value };

    /// <summary>The same with another <see cref="Steps"/>.</summary>
    public PipelineThread WithSteps(EquatableList<PipelineStep> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Steps = value };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineThread WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The same from another place.</summary>
    public PipelineThread WithLocation(Location value) => this with { Place = Place.At(value) };

    /// <summary>Where the value of a key stands, or the node when its source does not give the key; case does not count.</summary>
    public Location LocationOf(string key) => Place.ValueOf(key);

    /// <summary>True when the source gives the key, even with a value that could not be read.</summary>
    internal bool Mentions(string key) => Place.Has(key);

    /// <summary>Where a key itself stands, or the node when its source does not give the key.</summary>
    internal Location KeyLocationOf(string key) => Place.KeyOf(key);

    internal PipelineThread WithPlace(NodePlace value) => this with { Place = value };

    /// <inheritdoc/>
    public override string ToString() => Id ?? "thread";
}
