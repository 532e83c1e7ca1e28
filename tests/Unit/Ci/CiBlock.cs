using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;

namespace Aef.Tests.Ci;

/// <summary>
/// A script of a CI file with the environment that it is given, as it is there: expressions of the system are not yet replaced.
/// </summary>
internal sealed record CiBlock(string File, string Name, string Script, IReadOnlyDictionary<string, string> Environment)
{
    private static readonly string[] ScriptKeys = ["run", "pwsh", "powershell", "bash", "script", "inlineScript"];

    /// <summary>Every CI file of the repository, relative to its root.</summary>
    public static IReadOnlyList<string> Files { get; } =
        ["action.yml", "ci/azure/aef-steps.yml", "examples/ci/azure-pipelines.yml", "examples/ci/github-actions.yml"];

    /// <summary>The content of a CI file.</summary>
    public static DocumentNode Document(string file) =>
        Definitions.Documents.Read(new SourceText(Text(file), file)).Root.ShouldNotBeNull();

    /// <summary>The text of a CI file.</summary>
    public static string Text(string file) => System.IO.File.ReadAllText(Repository.PathOf(file.Split('/')));

    /// <summary>The blocks of a file, in its order.</summary>
    public static IReadOnlyList<CiBlock> Of(string file) =>
        [.. Maps(Document(file)).Where(m => ScriptOf(m) is not null).Select(m => Read(file, m))];

    /// <summary>All maps of a document, outer ones first.</summary>
    public static IEnumerable<MappingNode> Maps(DocumentNode node) => node switch
    {
        MappingNode map => map.Entries.SelectMany(e => Maps(e.Value)).Prepend(map),
        SequenceNode list => list.Items.SelectMany(Maps),
        _ => [],
    };

    public override string ToString() => $"{File}: {Name}";

    private static CiBlock Read(string file, MappingNode map) => new(
        file,
        Scalar(map, "name") ?? Scalar(map, "displayName") ?? "inline",
        ScriptOf(map)!, // only maps with a script come here
        map["env"] is MappingNode env
            ? env.Entries.ToDictionary(e => e.Key, e => ((ScalarNode)e.Value).Text)
            : new Dictionary<string, string>());

    private static string? ScriptOf(MappingNode map) => ScriptKeys.Select(k => Scalar(map, k)).FirstOrDefault(s => s is not null);

    private static string? Scalar(MappingNode map, string key) => (map[key] as ScalarNode)?.Text;
}
