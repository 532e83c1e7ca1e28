using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>A thread: steps that run one after another.</summary>
public sealed record PipelineThread
{
    /// <summary>Creates a thread.</summary>
    public PipelineThread(string? id = null, EquatableList<PipelineStep>? steps = null, Location? location = null)
    {
        Id = id;
        Steps = steps ?? [];
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>THREAD_ID; null means that the binder numbers it.</summary>
    public string? Id { get; private init; }

    /// <summary><c>when</c>: the condition; null means always.</summary>
    public string? When { get; private init; }

    /// <summary>
    /// <c>for_each</c>: a list, or an expression of one; the steps run once for each item. Null means once, without an item.
    /// </summary>
    public DocumentNode? ForEach { get; private init; }

    /// <summary><c>max_items</c>: how many items the list may have; null means 1,000.</summary>
    public int? MaxItems { get; private init; }

    /// <summary>The steps, in order.</summary>
    public EquatableList<PipelineStep> Steps { get; private init; } = [];

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Id"/>.</summary>
    public PipelineThread WithId(string? value) => this with { Id = value };

    /// <summary>The same with another <see cref="When"/>.</summary>
    public PipelineThread WithWhen(string? value) => this with { When = value };

    /// <summary>The same with another <see cref="ForEach"/>.</summary>
    public PipelineThread WithForEach(DocumentNode? value) => this with { ForEach = value };

    /// <summary>The same with another <see cref="MaxItems"/>.</summary>
    public PipelineThread WithMaxItems(int? value) => this with { MaxItems = value };

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

    /// <summary>The location of the value of a key, or of the node when its source does not have the key; case is ignored.</summary>
    public Location LocationOf(string key) => Origin.ValueOf(key);

    /// <summary>The location of a key itself, or of the node when its source does not have the key.</summary>
    internal Location KeyLocationOf(string key) => Origin.KeyOf(key);

    internal PipelineThread WithOrigin(NodeOrigin value) => this with { Origin = value };

    /// <inheritdoc/>
    public override string ToString() => Id ?? "thread";
}
