using Aef.Core.Pipelines.Catalog;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>
/// Recognizes job files. The folder of a job file is named like its executor, but other folders can have such a name too: the content of a
/// document determines its kind, and only a document of no certain kind is a job file because of its folder.
/// </summary>
internal static class JobFileShape
{
    private const string Description = "description";

    /// <summary>The executor whose job a document describes; null for a document that is no job file.</summary>
    public static ExecutorDefinition? ExecutorOf(DocumentNode root, string? path, ExecutorCatalog catalog) =>
        JobFiles.ExecutorOf(root, path, catalog) is { } executor
        && (!DocumentShape.IsCertain(root, path) || HasOnlyParameters(root, path, executor))
            ? executor
            : null;

    /// <summary>An executor may have parameters with the names of keys that identify other kinds.</summary>
    private static bool HasOnlyParameters(DocumentNode root, string? path, ExecutorDefinition executor) =>
        Path.GetFileName(path) != ConfigurationFile.Name
        && root is MappingNode map
        && map.Entries.All(e => e.Key == Description || executor.FindParameter(e.Key) is not null);
}
