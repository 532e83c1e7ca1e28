using Aef.Documents.Tree;

namespace Aef.Runs.Workspace;

/// <summary>Recognizes files next to definitions that are checked by the commands that use them.</summary>
internal static class OtherFiles
{
    public const string Test = "test file";
    private const string Mocks = "mock file";
    private const string Simulation = "simulation script";

    public static bool IsTestFile(string path) =>
        Path.GetFileNameWithoutExtension(path).EndsWith(".aeftest", StringComparison.OrdinalIgnoreCase);

    /// <summary>The kind, or null.</summary>
    public static string? KindOf(DocumentNode root) => root switch
    {
        MappingNode map when Has(map, "tests") => Test,
        MappingNode map when Has(map, "mocks") => Mocks,
        MappingNode map when Has(map, "jobs", "defaults") && !Has(map, "name") => Simulation,
        SequenceNode { Items: [MappingNode first, ..] } when Has(first, "expect", "source", "expr") => Test,
        SequenceNode { Items: [MappingNode first, ..] } when Has(first, "call", "callback") && first.Entries.Count > 1 => Mocks,
        _ => null,
    };

    private static bool Has(MappingNode map, params ReadOnlySpan<string> keys)
    {
        foreach (var key in keys)
        {
            if (map[key] is not null)
            {
                return true;
            }
        }

        return false;
    }
}
