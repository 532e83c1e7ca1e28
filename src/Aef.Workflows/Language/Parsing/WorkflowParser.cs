using Aef.Documents.Reading;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Workflows.Language.Parsing;

/// <summary>
/// Parses workflow sources, JSON or YAML, into syntax trees. All diagnostics are reported at once; names and jumps are checked by
/// <see cref="Aef.Workflows.Language.Analysis.WorkflowAnalyzer"/>.
/// </summary>
public sealed class WorkflowParser
{
    private readonly DocumentReader _reader;

    /// <summary>Creates a parser; <paramref name="yaml"/> reads documents that are not JSON.</summary>
    public WorkflowParser(IDocumentReader yaml) => _reader = new DocumentReader(yaml);

    /// <summary>Parses a source text.</summary>
    public WorkflowParseResult Parse(SourceText source)
    {
        var document = _reader.Read(source);
        if (document.Root is null || document.HasErrors)
        {
            return new WorkflowParseResult(null, document.Diagnostics);
        }

        var result = ParseNode(document.Root);
        return document.Diagnostics.Count == 0 ? result : result with { Diagnostics = [.. document.Diagnostics, .. result.Diagnostics] };
    }

    /// <summary>Parses a document that was already read.</summary>
    public static WorkflowParseResult ParseNode(DocumentNode root)
    {
        ArgumentNullException.ThrowIfNull(root);
        return new RoutineParser().Parse(root);
    }
}
