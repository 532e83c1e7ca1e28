using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>A variable: computed once at the start of a run, in the order of the file.</summary>
public sealed record PipelineVariable
{
    /// <summary>Creates a variable; null means that a key is absent.</summary>
    public PipelineVariable(string name, DocumentNode value, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        Origin = NodeOrigin.Of(location);
    }

    /// <summary>The name, as in <c>variables.NAME</c>.</summary>
    public string Name { get; private init; }

    /// <summary>The value, which may hold expressions.</summary>
    public DocumentNode Value { get; private init; }

    /// <summary>Keys that the format does not know, kept as written.</summary>
    public EquatableList<ExtraEntry> Extra { get; private init; } = [];

    /// <summary>Where the node came from.</summary>
    public Location Location => Origin.Location;

    private NodeOrigin Origin { get; init; }

    /// <summary>The same with another <see cref="Name"/>.</summary>
    public PipelineVariable WithName(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Name = value };
    }

    /// <summary>The same with another <see cref="Value"/>.</summary>
    public PipelineVariable WithValue(DocumentNode value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Value = value };
    }

    /// <summary>The same with another <see cref="Extra"/>.</summary>
    public PipelineVariable WithExtra(EquatableList<ExtraEntry> value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return this with { Extra = value };
    }

    /// <inheritdoc/>
    public override string ToString() => Name;
}
