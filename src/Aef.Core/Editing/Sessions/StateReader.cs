using Aef.Core.Pipelines.Reading;
using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.Sessions;

/// <summary>Reads the states of a session.</summary>
internal sealed class StateReader(IDocumentReader documents)
{
    /// <summary>Reads a text; the state before it has the last one that could be read.</summary>
    public SessionState Read(int version, SourceText source, SessionState? before) =>
        Create(version, source, documents.Read(source), before);

    /// <summary>The state of a text that was read.</summary>
    public static SessionState Create(int version, SourceText source, DocumentResult read, SessionState? before)
    {
        var isEmpty = read.Root is null && read.Diagnostics is [{ } only] && only.Code == DocumentDiagnostics.Empty.Code;
        var root = isEmpty ? new MappingNode([]) : read.HasErrors ? null : read.Root;
        if (root is null)
        {
            return new SessionState(version, source) { Diagnostics = read.Diagnostics, ValidBefore = before?.LastValid };
        }

        var definition = DefinitionReader.Read(root, source.Path);
        return new SessionState(version, source)
        {
            Root = root,
            Pipeline = definition.Partial,
            Diagnostics = [.. read.Diagnostics, .. definition.Diagnostics],
        };
    }
}
