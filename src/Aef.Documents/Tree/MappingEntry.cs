using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>A key with its value; <see cref="KeyLocation"/> is the location of the key.</summary>
public sealed record MappingEntry(string Key, DocumentNode Value, Location KeyLocation)
{
    /// <summary>An entry without a source.</summary>
    public MappingEntry(string key, DocumentNode value)
        : this(key, value, Location.None)
    {
    }
}
