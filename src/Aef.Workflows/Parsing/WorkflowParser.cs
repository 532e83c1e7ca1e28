using Aef.Workflows.Documents;
using Aef.Workflows.Text;

namespace Aef.Workflows.Parsing;

/// <summary>Parses workflow sources, JSON or YAML.</summary>
public sealed class WorkflowParser
{
    private readonly DocumentReader _reader;

    /// <summary>Makes a parser; <paramref name="yaml"/> reads what is not JSON.</summary>
    public WorkflowParser(IDocumentReader yaml) => _reader = new DocumentReader(yaml);

    /// <summary>Parses a source text.</summary>
    public WorkflowParseResult Parse(SourceText source)
    {
        var document = _reader.Read(source);
        return document.Root is null || document.HasErrors ? new WorkflowParseResult(null, document.Diagnostics) : ParseNode(document.Root);
    }

    /// <summary>Parses a document that was read already.</summary>
    public static WorkflowParseResult ParseNode(DocumentNode root) => throw new NotSupportedException();
}
