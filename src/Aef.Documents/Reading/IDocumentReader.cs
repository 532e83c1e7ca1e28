using Aef.Documents.Text;

namespace Aef.Documents.Reading;

/// <summary>Turns the text of one format into a tree. Bad input never throws: the result carries diagnostics.</summary>
public interface IDocumentReader
{
    /// <summary>Reads one document.</summary>
    DocumentResult Read(SourceText source);
}
