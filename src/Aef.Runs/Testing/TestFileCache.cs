using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Tree;
using Aef.Runs.Workspace;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Testing;

namespace Aef.Runs.Testing;

/// <summary>Reads the files that tests name: each once, with its diagnostics reported once.</summary>
internal sealed class TestFileCache(IDocumentReader yaml, DiagnosticBag diagnostics)
{
    private readonly DocumentReader _documents = new(yaml);
    private readonly Dictionary<string, DocumentNode?> _roots = new(StringComparer.Ordinal);
    private readonly Dictionary<string, MockFile?> _mocks = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PlatformParameters?> _parameters = new(StringComparer.Ordinal);

    /// <summary>The document of a file; null, with diagnostics, when it cannot be read.</summary>
    public DocumentNode? Read(string path, DocumentNode reference)
    {
        if (_roots.TryGetValue(path, out var root))
        {
            return root;
        }

        var text = SourceTextReader.ReadFile(path);
        if (text.Source is null)
        {
            diagnostics.Add(
                TestDiagnostics.CannotUse.At(
                    reference.Location,
                    path,
                    text.Diagnostics.Count > 0 ? text.Diagnostics[0].Message : "the file is empty."));
            return _roots[path] = null;
        }

        var document = _documents.Read(text.Source);
        diagnostics.AddRange(document.Diagnostics);
        return _roots[path] = document.HasErrors ? null : document.Root;
    }

    /// <summary>The mocks of a file, or of a part of the test file.</summary>
    public MockFile? ReadMocks(DocumentNode node, TestFolder folder) =>
        Resolve(node, folder, _mocks, root => MockFileReader.Read(root) is var result ? (result.File, result.Diagnostics) : default);

    /// <summary>The platform parameters of a file, or of a part of the test file.</summary>
    public PlatformParameters? ReadParameters(DocumentNode node, TestFolder folder) =>
        Resolve(
            node,
            folder,
            _parameters,
            root => PlatformParametersReader.Read(root) is var result ? (result.Parameters, result.Diagnostics) : default);

    /// <summary>A source from a file; null, with a diagnostic, when the file cannot be read.</summary>
    public LoadResult? Load(string path, DocumentNode reference, AefWorkspace workspace)
    {
        var text = SourceTextReader.ReadFile(path);
        if (text.Source is { } source)
        {
            return workspace.Load(source);
        }

        diagnostics.Add(
            TestDiagnostics.CannotUse.At(
                reference.Location,
                path,
                text.Diagnostics.Count > 0 ? text.Diagnostics[0].Message : "the file is empty."));
        return null;
    }

    private T? Resolve<T>(
        DocumentNode node,
        TestFolder folder,
        Dictionary<string, T?> known,
        Func<DocumentNode, (T? Value, IReadOnlyList<Diagnostic> Diagnostics)> read)
        where T : class
    {
        var path = node is ScalarNode { ScalarKind: ScalarKind.String } file ? folder.PathOf(file.Text) : node.Location.ToString();
        if (known.TryGetValue(path, out var value))
        {
            return value;
        }

        var root = node is ScalarNode { ScalarKind: ScalarKind.String } ? Read(path, node) : node;
        if (root is null)
        {
            return known[path] = null;
        }

        var (made, found) = read(root);
        diagnostics.AddRange(found);
        return known[path] = made;
    }
}
