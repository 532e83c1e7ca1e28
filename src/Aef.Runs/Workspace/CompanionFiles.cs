using Aef.Documents.Tree;

namespace Aef.Runs.Workspace;

/// <summary>Recognizes files next to definitions that the commands which use them check: tests, simulation scripts and mocks.</summary>
internal static class CompanionFiles
{
    private static readonly string[] ScriptKeys = ["defaults", "jobs"];
    private static readonly string[] MockKeys = ["mocks", "unmatched"];

    /// <summary>The kind of the file, for a sentence; null when it is none of them.</summary>
    public static string? KindOf(DocumentNode? root, string? path) => root switch
    {
        _ when Path.GetFileName(path)?.Contains(".aeftest.", StringComparison.OrdinalIgnoreCase) is true => "a test file",
        MappingNode { Entries.Count: > 0 } map when map["tests"] is SequenceNode => "a test file",
        MappingNode { Entries.Count: > 0 } map when HasOnly(map, ScriptKeys) => "a simulation script",
        MappingNode { Entries.Count: > 0 } map when HasOnly(map, MockKeys) => "a mock file",
        _ => null,
    };

    private static bool HasOnly(MappingNode map, string[] keys) => map.Entries.All(e => keys.Contains(e.Key, StringComparer.Ordinal));
}
