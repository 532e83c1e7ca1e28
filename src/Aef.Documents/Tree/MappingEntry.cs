using Aef.Documents.Diagnostics;

namespace Aef.Documents.Tree;

/// <summary>One key with its value; <see cref="KeyLocation"/> is where the key is.</summary>
public sealed record MappingEntry(string Key, DocumentNode Value, Location KeyLocation)
{
    /// <summary>An entry that no source has.</summary>
    public MappingEntry(string key, DocumentNode value)
        : this(key, value, Location.None)
    {
    }
}
