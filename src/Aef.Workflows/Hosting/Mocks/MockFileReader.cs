using Aef.Documents.Collections;
using Aef.Documents.Diagnostics;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Workflows.Hosting.Mocks;

/// <summary>Reads mock files, JSON or YAML. The format is described in <c>docs/mocks.md</c>.</summary>
public sealed class MockFileReader
{
    private static readonly string[] TopKeys = ["mocks", "unmatched"];

    private readonly DocumentReader _documents;

    /// <summary>Creates a reader; <paramref name="yaml"/> reads documents that are not JSON.</summary>
    public MockFileReader(IDocumentReader yaml) => _documents = new DocumentReader(yaml);

    /// <summary>Reads a file; the result has all diagnostics.</summary>
    public MockFileResult ReadFile(string path)
    {
        var text = SourceTextReader.ReadFile(path);
        return text.Source is null ? new MockFileResult(null, text.Diagnostics) : Read(text.Source);
    }

    /// <summary>Reads a text; the result has all diagnostics.</summary>
    public MockFileResult Read(SourceText source)
    {
        var document = _documents.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new MockFileResult(null, document.Diagnostics);
        }

        var result = Read(document.Root);
        return new MockFileResult(result.File, [.. document.Diagnostics, .. result.Diagnostics]);
    }

    /// <summary>Reads a part of a document: an object with <c>mocks</c>, or a list of mocks.</summary>
    public static MockFileResult Read(DocumentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        var diagnostics = new DiagnosticBag();
        var mocks = new List<Mock>();
        var unmatched = UnmatchedCalls.Error;
        if (root is MappingNode map)
        {
            MockNodes.CheckKeys(map, TopKeys, diagnostics);
            unmatched = ReadUnmatched(map["unmatched"], diagnostics);
            ReadMocks(map["mocks"], mocks, diagnostics);
        }
        else if (root is SequenceNode)
        {
            ReadMocks(root, mocks, diagnostics);
        }
        else
        {
            diagnostics.Add(MockDiagnostics.WrongType.At(root.Location, "The file", root.Kind, "a list of mocks, or an object with mocks"));
        }

        return new MockFileResult(diagnostics.HasErrors ? null : new MockFile(mocks.ToEquatableList(), unmatched), diagnostics.Items);
    }

    private static void ReadMocks(DocumentNode? node, List<Mock> mocks, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or ScalarNode { ScalarKind: ScalarKind.Null }:
                return;
            case SequenceNode list:
                foreach (var item in list.Items)
                {
                    if (MockReader.Read(item, diagnostics) is { } mock)
                    {
                        mocks.Add(mock);
                    }
                }

                return;
            default:
                diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, "mocks", node.Kind, "a list of mocks"));
                return;
        }
    }

    private static UnmatchedCalls ReadUnmatched(DocumentNode? node, DiagnosticBag diagnostics)
    {
        switch (node)
        {
            case null or ScalarNode { ScalarKind: ScalarKind.String, Text: "error" }:
                return UnmatchedCalls.Error;
            case ScalarNode { ScalarKind: ScalarKind.String, Text: "allow-network" }:
                return UnmatchedCalls.AllowNetwork;
            default:
                diagnostics.Add(MockDiagnostics.WrongType.At(node.Location, "unmatched", MockNodes.Shown(node), "error or allow-network"));
                return UnmatchedCalls.Error;
        }
    }
}
