using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>The keys of executor entries; case is ignored.</summary>
internal static class EntryKeys
{
    /// <summary>The first key with this name and its value; null when there is none.</summary>
    public static MappingEntry? Find(this MappingNode map, string key) => map.Entries.FirstOrDefault(e => IsSame(e.Key, key));

    /// <summary>True for two spellings of one key.</summary>
    public static bool IsSame(string left, string right) => string.Equals(left, right, StringComparison.OrdinalIgnoreCase);
}
