using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>
/// The differences between two pipelines outside of their levels. Inputs, variables, labels and schedules correspond by name, and triggers
/// by value, so that a new one does not change all that follow it.
/// </summary>
internal static class HeadDifferences
{
    /// <summary>The parts that consist of named entries.</summary>
    private static readonly string[] Named = [DefinitionKeys.Inputs, DefinitionKeys.Variables, DefinitionKeys.Labels];

    /// <summary>The smallest differing parts.</summary>
    public static IEnumerable<HeadDifference> Of(MappingNode old, MappingNode now)
    {
        var keys = old.Entries.Concat(now.Entries).Select(e => e.Key).Distinct(StringComparer.Ordinal);
        return keys.SelectMany(key => OfKey(key, old, now));
    }

    private static IEnumerable<HeadDifference> OfKey(string key, MappingNode old, MappingNode now)
    {
        var (before, after) = (old[key], now[key]);
        return key switch
        {
            DefinitionKeys.Schedule when ScheduleDifferences.Of((before, NameOf(old)), (after, NameOf(now))) is { } schedules => schedules,
            DefinitionKeys.Triggers when Triggers(before, after) is { } triggers => triggers,
            _ when Named.Contains(key, StringComparer.Ordinal) && (before ?? after) is MappingNode =>
                Entries(key, before as MappingNode, after as MappingNode),
            _ => NodeDifferences.Of(before, after, key).Select(d => new HeadDifference(d.Path, d.Old, d.New) { IsEntry = d.Path == key }),
        };
    }

    private static IEnumerable<HeadDifference> Entries(string key, MappingNode? old, MappingNode? now)
    {
        var names = (old?.Entries ?? []).Concat(now?.Entries ?? []).Select(e => e.Key).Distinct(StringComparer.Ordinal);
        return names.SelectMany(name => NodeDifferences.Of(old?[name], now?[name], $"{key}.{name}")
            .Select(d => new HeadDifference(d.Path, d.Old, d.New) { IsEntry = old?[name] is null || now?[name] is null }));
    }

    /// <summary>The triggers that only one pipeline has; null if both have one that the other does not have.</summary>
    private static IEnumerable<HeadDifference>? Triggers(DocumentNode? old, DocumentNode? now)
    {
        var (before, after) = (Items(old), Items(now));
        var removed = Only(before, after);
        var added = Only(after, before);
        return removed.Count > 0 && added.Count > 0
            ? null
            : removed.Select(r => new HeadDifference(PathOf(r.Index), r.Node, null) { IsEntry = true })
                .Concat(added.Select(a => new HeadDifference(PathOf(a.Index), null, a.Node) { IsEntry = true }));
    }

    private static List<(DocumentNode Node, int Index)> Only(IReadOnlyList<DocumentNode> items, IReadOnlyList<DocumentNode> others) =>
        [.. items.Select((node, index) => (node, index)).Where(i => !others.Any(o => NodeDifferences.AreEqual(o, i.node)))];

    private static IReadOnlyList<DocumentNode> Items(DocumentNode? node) =>
        node switch { null => [], SequenceNode list => list.Items, _ => [node] };

    private static string PathOf(int index) => string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.Triggers}[{index}]");

    private static string NameOf(MappingNode head) => (head[DefinitionKeys.Name] as ScalarNode)?.Text ?? string.Empty;
}
