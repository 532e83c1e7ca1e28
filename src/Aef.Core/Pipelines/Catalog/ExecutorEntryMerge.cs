using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Catalog;

/// <summary>
/// An entry that extends another one: a section that it has replaces that of the base, and its parameters are merged by name, and each of
/// them key by key.
/// </summary>
internal static class ExecutorEntryMerge
{
    /// <summary>The key that names the base.</summary>
    public const string Extends = "extends";

    /// <summary>The whole entry. What it inherits keeps its locations.</summary>
    public static MappingNode Merge(MappingNode basis, MappingNode own)
    {
        var inherited = new MappingNode(
            [.. basis.Entries.Where(e => !EntryKeys.IsSame(e.Key, Extends) && !EntryKeys.IsSame(e.Key, DefinitionKeys.Name))],
            basis.Location);
        return Over(inherited, own, (key, first, second) => EntryKeys.IsSame(key, "parameters") ? Over(first, second, Parameter) : second);
    }

    private static MappingNode Parameter(string name, MappingNode first, MappingNode second) => Over(first, second, (_, _, last) => last);

    /// <summary>The entries of both; where both have an object, <paramref name="merge"/> decides.</summary>
    private static MappingNode Over(
        MappingNode first,
        MappingNode second,
        Func<string, MappingNode, MappingNode, MappingNode> merge) => new(
        [
            .. first.Entries.Where(e => second.Find(e.Key) is null),
            .. second.Entries.Select(e => e.Value is MappingNode own
                && first.Find(e.Key)?.Value is MappingNode other
                ? e with { Value = merge(e.Key, other, own) }
                : e),
        ],
        second.Location);
}
