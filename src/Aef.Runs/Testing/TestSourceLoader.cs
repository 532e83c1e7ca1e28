using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Loads the sources of tests, each once: from files, or from the test file itself.</summary>
/// <param name="workspace">Reads and checks.</param>
/// <param name="files">Reads files.</param>
/// <param name="path">The test file.</param>
/// <param name="folder">The folder that the paths of sources are relative to; null means that of the test file.</param>
/// <param name="whyNoFiles">Why sources in files are not available; null when they are.</param>
/// <param name="diagnostics">Receives the diagnostics.</param>
internal sealed class TestSourceLoader(
    AefWorkspace workspace,
    TestFileCache files,
    string? path,
    TestFolder? folder,
    string? whyNoFiles,
    DiagnosticBag diagnostics)
{
    private readonly TestFolder _folder = TestFolder.Of(path);
    private readonly Dictionary<string, TestSource?> _sources = new(StringComparer.Ordinal);
    private readonly Dictionary<DocumentNode, TestSource?> _inline = new(ReferenceEqualityComparer.Instance);

    /// <summary>A single line that does not look like JSON or YAML is the name of a file.</summary>
    public static bool IsFile(DocumentNode node) =>
        node is ScalarNode { ScalarKind: ScalarKind.String } text
            && !text.Text.Contains('\n', StringComparison.Ordinal)
            && !text.Text.Contains(": ", StringComparison.Ordinal)
            && text.Text.TrimStart() is not ['{' or '[' or '#', ..];

    /// <summary>A workflow that returns the value of an expression, in which <c>args</c> is the argument.</summary>
    public static MappingNode WorkflowOf(ScalarNode expression)
    {
        var value = ScalarNode.String("${" + expression.Text + "}", expression.Location);
        var step = Map("evaluate", Map("return", value));
        return Map(
            "main",
            new MappingNode(
                [
                    new MappingEntry("params", new SequenceNode([ScalarNode.String("args")])),
                    new MappingEntry("steps", new SequenceNode([step])),
                ],
                expression.Location));

        MappingNode Map(string key, DocumentNode content) =>
            new([new MappingEntry(key, content, expression.Location)], expression.Location);
    }

    /// <summary>Why a source is not available; null when it can be loaded.</summary>
    public string? WhyNot(DocumentNode node) => IsFile(node) ? whyNoFiles : null;

    /// <summary>Loads a source of a test; null, with a diagnostic, when it cannot be used.</summary>
    public TestSource? Load(TestDraft draft, DocumentNode node, string? workflow = null)
    {
        // Tests that share the source of the defaults share its coverage.
        var isOwn = workflow is null ? draft.LocationOf("source") is not null
            || draft.LocationOf("expr") is not null : draft.LocationOf("workflows") is not null;
        var name = $"{path ?? "-"}#{(isOwn ? draft.Name : "defaults")}{(workflow is null ? string.Empty : "/" + workflow)}";
        if (_inline.TryGetValue(node, out var shared))
        {
            return shared;
        }

        switch (node)
        {
            case ScalarNode { ScalarKind: ScalarKind.String } file when IsFile(node):
                var location = (folder ?? _folder).PathOf(file.Text);
                if (!_sources.TryGetValue(location, out var known))
                {
                    known = _sources[location] = Usable(location, node, files.Load(location, node, workspace));
                }

                return known;
            case ScalarNode { ScalarKind: ScalarKind.String } text:
                return _inline[node] = Usable(name, node, workspace.Load(new SourceText(text.Text, name)));
            default:
                return _inline[node] = Usable(name, node, workspace.Load(node, path));
        }
    }

    private TestSource? Usable(string name, DocumentNode node, LoadResult? loaded)
    {
        // An unreadable text has diagnostics of its own, which a test may expect.
        if (loaded is null or { Kind: LoadedKind.Definition or LoadedKind.Workflow or LoadedKind.Unknown })
        {
            return loaded is null ? null : new TestSource(name, loaded);
        }

        diagnostics.Add(TestDiagnostics.CannotUse.At(node.Location, name, "it is neither a workflow nor a pipeline."));
        return null;
    }
}
