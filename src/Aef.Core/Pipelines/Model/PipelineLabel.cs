using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Model;

/// <summary>A label of the pipeline.</summary>
public sealed record PipelineLabel
{
    /// <summary>Creates a label; null means that a key is absent.</summary>
    public PipelineLabel(string name, string value, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The name.</summary>
    public string Name { get; private init; }

    /// <summary>The value.</summary>
    public string Value { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Name"/>.</summary>
    public PipelineLabel WithName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Name = value };
    }

    /// <summary>The same with another <see cref="Value"/>.</summary>
    public PipelineLabel WithValue(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Value = value };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineLabel WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Name}={Value}";
}
