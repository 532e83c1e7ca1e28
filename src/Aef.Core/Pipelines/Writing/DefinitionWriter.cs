using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>
/// Writes pipelines so that reading them returns equal ones: JSON in AEF's form, with upper-case keys under <c>definition</c> and numbers
/// in strings; YAML in lower case. The text depends only on the pipeline.
/// </summary>
public static class DefinitionWriter
{
    /// <summary>The definition as text.</summary>
    public static string Write(Pipeline pipeline, SourceFormat format)
    {
        var document = ToDocument(pipeline, format);
        return format == SourceFormat.Json ? DocumentPrinter.ToJson(document) : DocumentPrinter.ToYaml(document);
    }

    /// <summary>The definition as a document, with the keys of the format.</summary>
    public static MappingNode ToDocument(Pipeline pipeline, SourceFormat format)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var style = format == SourceFormat.Json ? KeyStyle.Aef : KeyStyle.Lower;
        return new PipelineDocumentWriter(style).Write(pipeline);
    }
}
