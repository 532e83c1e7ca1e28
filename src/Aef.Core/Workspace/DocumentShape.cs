using Aef.Core.Validation.Configuration;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>
/// Detects the kind of a document. A Cloud Workflows source is a mapping with <c>main</c>, a mapping of routines, or a list of one-key
/// steps; a definition names its engine, its levels, or is AEF's old list of levels; platform parameters are a list of keys and values; a
/// configuration is called aef.json or has rules; an executor entry has a name, and a binding or an entry that it extends. Any other
/// document is treated as a definition.
/// </summary>
internal static class DocumentShape
{
    private static readonly string[] DefinitionKeys = ["engine", "definition", "levels"];
    private static readonly string[] LevelKeys = ["level_id", "threads"];
    private static readonly string[] ConfigurationKeys = ["rules", "suppressions"];
    private static readonly string[] ExecutorKeys = ["workflows", "local", "airflow", "parameters", "extends", "unsupported"];
    private static readonly string[] ParameterKeys = ["ParameterKey", "ParameterValue"];

    public static LoadedKind KindOf(DocumentNode root, string? path = null) => root switch
    {
        MappingNode when Path.GetFileName(path) == ConfigurationFile.Name => LoadedKind.Configuration,
        MappingNode map when HasOneOf(map, DefinitionKeys) => LoadedKind.Definition,
        MappingNode map when map.Entries.Any(IsRoutine) => LoadedKind.Workflow,
        MappingNode map when HasOneOf(map, ConfigurationKeys) => LoadedKind.Configuration,
        MappingNode map when HasOneOf(map, ["name"]) && HasOneOf(map, ExecutorKeys) => LoadedKind.Executor,
        MappingNode => LoadedKind.Definition,
        SequenceNode list => KindOf(list.Items.OfType<MappingNode>().ToList()),
        _ => LoadedKind.Definition,
    };

    /// <summary>
    /// True when the content identifies the kind; false when the document is only assumed to be a definition or a list of steps.
    /// </summary>
    public static bool IsCertain(DocumentNode root, string? path) => root switch
    {
        MappingNode map => KindOf(map, path) != LoadedKind.Definition || HasOneOf(map, DefinitionKeys),
        SequenceNode { Items: [MappingNode first, ..] } list => KindOf(list, path) != LoadedKind.Workflow
            ? list.Items.OfType<MappingNode>().Any(i => HasOneOf(i, LevelKeys) || HasOneOf(i, ParameterKeys))
            : first.Entries.Count == 1,
        _ => false,
    };

    private static LoadedKind KindOf(List<MappingNode> items)
    {
        if (items.Any(i => HasOneOf(i, LevelKeys)))
        {
            return LoadedKind.Definition;
        }

        if (items.Any(i => HasOneOf(i, ParameterKeys)))
        {
            return LoadedKind.PlatformParameters;
        }

        return items.Any(i => i.Entries.Count > 0) ? LoadedKind.Workflow : LoadedKind.Definition;
    }

    private static bool IsRoutine(MappingEntry entry) =>
        entry.Key == "main" || (entry.Value is MappingNode routine && routine["steps"] is not null);

    private static bool HasOneOf(MappingNode map, string[] keys) =>
        map.Entries.Any(e => keys.Contains(e.Key, StringComparer.OrdinalIgnoreCase));
}
