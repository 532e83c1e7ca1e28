using Aef.Adapters.Yaml;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Tests.Support;
using Aef.Workflows.Engine.Values;

namespace Aef.Tests.Conformance;

/// <summary>
/// A case of <c>../shared/conformance/cases.yaml</c> or of the folder <c>Cases</c>: a source, an argument, and the documented result.
/// </summary>
public sealed record ConformanceCase(string Id, string Source, WorkflowValue Argument, WorkflowValue Expect)
{
    /// <summary>The file, next to the repository; null when it is not there.</summary>
    public static string? File { get; } = Find();

    public static IReadOnlyList<ConformanceCase> All { get; } = File is null ? [] : Read(File);

    /// <summary>The cases of our own, which are part of the repository.</summary>
    public static IReadOnlyList<ConformanceCase> Own { get; } =
        [.. Directory.EnumerateFiles(Repository.PathOf("tests", "Unit", "Conformance", "Cases"), "*.yaml").Order(StringComparer.Ordinal).SelectMany(Read)];

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "conformance", "cases.yaml");
            if (System.IO.File.Exists(file))
            {
                return file;
            }
        }

        return null;
    }

    private static IReadOnlyList<ConformanceCase> Read(string path)
    {
        var document = new YamlDocumentReader().Read(new SourceText(System.IO.File.ReadAllText(path), path));
        return [.. ((SequenceNode)document.Root!).Items.Cast<MappingNode>().Select(Read)];
    }

    private static ConformanceCase Read(MappingNode node) => new(
        ((ScalarNode)node["id"]!).Text,
        node["source"] is ScalarNode source ? source.Text : Expression(((ScalarNode)node["expr"]!).Text),
        node["args"] is { } args ? WorkflowValue.FromDocument(args) : WorkflowValue.Null,
        WorkflowValue.FromDocument(node["expect"]!));

    private static string Expression(string text) =>
        $"main:\n  params: [args]\n  steps:\n    - r:\n        return: '${{{text.Replace("'", "''", StringComparison.Ordinal)}}}'\n";
}
