using Aef.Documents.Text;

namespace Aef.Documents.Reading;

/// <summary>Parses one format into a tree. Bad input never throws: the result has diagnostics.</summary>
public interface IDocumentReader
{
    /// <summary>Reads one document.</summary>
    DocumentResult Read(SourceText source);
}
