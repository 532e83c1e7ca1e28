using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Collections;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>
/// The differences between two pipelines outside of their levels. Schedules correspond by name, or by cron expression without one, so that
/// a new schedule does not change all that follow it.
/// </summary>
internal static class HeadDifferences
{
    /// <summary>The smallest differing parts, each with the name of its schedule if it belongs to one.</summary>
    public static IEnumerable<(string Path, DocumentNode? Old, DocumentNode? New, string? Entry)> Of(MappingNode old, MappingNode now)
    {
        foreach (var key in old.Entries.Concat(now.Entries).Select(e => e.Key).Distinct(StringComparer.Ordinal))
        {
            var found = key == DefinitionKeys.Schedule && Schedules(old[key], now[key]) is { } schedules
                ? schedules
                : NodeDifferences.Of(old[key], now[key], key).Select(d => (d.Path, d.Old, d.New, (string?)null));
            foreach (var difference in found)
            {
                yield return difference;
            }
        }
    }

    /// <summary>The differences of schedules, with the indexes of the second pipeline; null if their names are not unique.</summary>
    private static IEnumerable<(string Path, DocumentNode? Old, DocumentNode? New, string? Entry)>? Schedules(
        DocumentNode? old,
        DocumentNode? now)
    {
        if (old is MappingNode && now is MappingNode)
        {
            return null; // One schedule each.
        }

        var (before, after) = (ByName(old), ByName(now));
        if (before is null || after is null)
        {
            return null;
        }

        return after.SelectMany(n => Of(before.Find(o => o.Name == n.Name).Node, n.Node, n.Index, n.Name))
            .Concat(before.Where(o => after.TrueForAll(n => n.Name != o.Name)).SelectMany(o => Of(o.Node, null, o.Index, o.Name)));
    }

    private static IEnumerable<(string Path, DocumentNode? Old, DocumentNode? New, string? Entry)> Of(
        DocumentNode? old,
        DocumentNode? now,
        int index,
        string name) =>
        NodeDifferences.Of(old, now, string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.Schedule}[{index}]"))
            .Select(d => (d.Path, d.Old, d.New, (string?)name));

    private static List<(string Name, DocumentNode? Node, int Index)>? ByName(DocumentNode? schedules)
    {
        IReadOnlyList<DocumentNode> items = schedules switch { null => [], SequenceNode list => list.Items, _ => [schedules] };
        var named = items.Select((item, index) => (Name: NameOf(item), Node: (DocumentNode?)item, Index: index)).ToList();
        return named.TrueForAll(n => n.Name is not null) && named.DistinctBy(n => n.Name, StringComparer.Ordinal).Count() == named.Count
            ? named.ConvertAll(n => (n.Name ?? string.Empty, n.Node, n.Index)) // checked above
            : null;
    }

    private static string? NameOf(DocumentNode schedule) =>
        schedule is MappingNode map ? ((map["name"] ?? map["cron"]) as ScalarNode)?.Text : null;
}
