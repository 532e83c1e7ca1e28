using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>A level: threads that run in parallel.</summary>
public sealed record PipelineLevel
{
    /// <summary>Creates a level.</summary>
    public PipelineLevel(string? id = null, EquatableList<PipelineThread>? threads = null, Location? location = null)
    {
        Id = id;
        Threads = threads ?? [];
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>LEVEL_ID; null means that the binder numbers it.</summary>
    public string? Id { get; private init; }

    /// <summary>Free text.</summary>
    public string? Description { get; private init; }

    /// <summary><c>when</c>: the condition; null means always.</summary>
    public string? When { get; private init; }

    /// <summary>How many threads run at once; null means as many as the target allows.</summary>
    public int? MaxParallel { get; private init; }

    /// <summary>The threads, in order.</summary>
    public EquatableList<PipelineThread> Threads { get; private init; } = [];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Id"/>.</summary>
    public PipelineLevel WithId(string? value) => this with { Id = value };

    /// <summary>The same with another <see cref="Description"/>.</summary>
    public PipelineLevel WithDescription(string? value) => this with { Description = value };

    /// <summary>The same with another <see cref="When"/>.</summary>
    public PipelineLevel WithWhen(string? value) => this with { When = value };

    /// <summary>The same with another <see cref="MaxParallel"/>.</summary>
    public PipelineLevel WithMaxParallel(int? value) => this with { MaxParallel = value };

    /// <summary>The same with another <see cref="Threads"/>.</summary>
    public PipelineLevel WithThreads(EquatableList<PipelineThread> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Threads = value };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineLevel WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <summary>The same with one key at another location, such as the line of a script that changed it.</summary>
    public PipelineLevel WithLocationOf(string key, Location value) => this with { Origin = Origin.With(key, value) };

    /// <summary>The location of a key's value, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal PipelineLevel WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => Id ?? "level";
}
