using Aef.Workflows.Documents;

namespace Aef.Core.Workspace;

/// <summary>
/// Tells definitions from Cloud Workflows sources. A source is a map with <c>main</c>, a map of routines, or a list of one-key steps;
/// a definition names its engine, its levels, or is AEF's old list of levels. What is neither is taken for a definition.
/// </summary>
internal static class DefinitionShape
{
    private static readonly string[] DefinitionKeys = ["engine", "definition", "levels"];

    public static bool Matches(DocumentNode root) => root switch
    {
        MappingNode map => map.Entries.Any(e => IsOneOf(e.Key, DefinitionKeys)) || !map.Entries.Any(IsRoutine),
        SequenceNode list => list.Items.Count == 0 || list.Items.OfType<MappingNode>().Any(IsLevel) || !list.Items.Any(IsStep),
        _ => true,
    };

    private static bool IsRoutine(MappingEntry entry) => entry.Key == "main" || (entry.Value is MappingNode routine && routine["steps"] is not null);

    private static bool IsLevel(MappingNode map) => map.Entries.Any(e => IsOneOf(e.Key, ["level_id", "threads"]));

    private static bool IsStep(DocumentNode node) => node is MappingNode { Entries.Count: > 0 };

    private static bool IsOneOf(string key, string[] names) => names.Contains(key, StringComparer.OrdinalIgnoreCase);
}
