using System.Globalization;
using Aef.Core.Pipelines.Model;
using Aef.Documents.Tree;

namespace Aef.Core.Views.Comparison;

/// <summary>
/// The differences between the schedules of two pipelines. Schedules correspond by name; one without a name has that of its pipeline, and
/// also corresponds to the one without a name in the other pipeline.
/// </summary>
internal static class ScheduleDifferences
{
    private const string Nameless = "";

    /// <summary>The differences, with the indexes of the second pipeline; null if the names are not unique.</summary>
    public static IEnumerable<HeadDifference>? Of(
        (DocumentNode? Schedules, string Pipeline) old,
        (DocumentNode? Schedules, string Pipeline) now)
    {
        var (before, after) = (Items(old.Schedules), Items(now.Schedules));
        var pairsNameless = before.Count(i => NameOf(i) is null) == 1 && after.Count(i => NameOf(i) is null) == 1;
        var (left, right) = (
            Named(before, _ => old.Pipeline, pairsNameless ? Nameless : old.Pipeline),
            Named(after, _ => now.Pipeline, pairsNameless ? Nameless : now.Pipeline));
        if (left is null || right is null)
        {
            // Several schedules have no name. They correspond by their times.
            (left, right) = (Named(before, CronOf), Named(after, CronOf));
        }

        if (left is null || right is null)
        {
            return null;
        }

        return right.SelectMany(n => Compare(left.Find(o => o.Key == n.Key), n))
            .Concat(left.Where(o => right.TrueForAll(n => n.Key != o.Key)).SelectMany(o => Compare(o, default)));
    }

    private static IEnumerable<HeadDifference> Compare(NamedSchedule old, NamedSchedule now)
    {
        var shown = now.Node is null ? old : now;
        var path = string.Create(CultureInfo.InvariantCulture, $"{DefinitionKeys.Schedule}[{shown.Index}]");
        var isEntry = old.Node is null || now.Node is null;
        var (before, after) = isEntry ? (old.Node, now.Node) : (WithoutName(old.Node), WithoutName(now.Node));
        return NodeDifferences.Of(before, after, path)
            .Select(d => new HeadDifference(d.Path, d.Old, d.New) { Entry = shown.Name, IsEntry = isEntry });
    }

    private static IReadOnlyList<MappingNode> Items(DocumentNode? schedules) =>
        [.. (schedules switch { null => [], SequenceNode list => list.Items, _ => (IEnumerable<DocumentNode>)[schedules] }).OfType<MappingNode>()];

    private static List<NamedSchedule>? Named(
        IReadOnlyList<MappingNode> schedules,
        Func<MappingNode, string> nameOfNameless,
        string? keyOfNameless = null)
    {
        var named = schedules.Select((node, index) =>
        {
            var name = NameOf(node) ?? nameOfNameless(node);
            return new NamedSchedule(NameOf(node) ?? keyOfNameless ?? name, name, node, index);
        }).ToList();
        return named.DistinctBy(n => n.Key, StringComparer.Ordinal).Count() == named.Count ? named : null;
    }

    private static MappingNode? WithoutName(MappingNode? schedule) =>
        schedule is null ? null : new MappingNode([.. schedule.Entries.Where(e => e.Key != DefinitionKeys.Name)]);

    private static string CronOf(MappingNode schedule) => (schedule[DefinitionKeys.Cron] as ScalarNode)?.Text ?? string.Empty;

    private static string? NameOf(MappingNode schedule) => (schedule[DefinitionKeys.Name] as ScalarNode)?.Text;

    private readonly record struct NamedSchedule(string Key, string Name, MappingNode? Node, int Index);
}
