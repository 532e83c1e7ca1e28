using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Model;

/// <summary>A key that the definition format does not know: kept as written, reported with a warning, and written back.</summary>
public sealed record ExtraEntry
{
    private readonly NodeOrigin _location;

    /// <summary>Creates an entry.</summary>
    public ExtraEntry(string name, DocumentNode value, Location? location = null)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(value);
        Name = name;
        Value = value;
        _location = NodeOrigin.Of(location);
    }

    /// <summary>The key, in the case of the source.</summary>
    public string Name { get; }

    /// <summary>The value, as it was written.</summary>
    public DocumentNode Value { get; }

    /// <summary>Where the key is.</summary>
    public Location Location => _location.Location;

    /// <inheritdoc/>
    public override string ToString() => Name;
}
