using Aef.Core.Pipelines.Model;
using Aef.Documents.Printing;
using Aef.Documents.Tree;

namespace Aef.Core.Pipelines.Writing;

/// <summary>
/// Writes pipelines down so that reading gives an equal one: JSON as AEF has it, upper case under <c>definition</c> with numbers
/// in strings; YAML in the lower case of this project. The text depends on nothing but the pipeline.
/// </summary>
public static class DefinitionWriter
{
    /// <summary>The definition as text.</summary>
    public static string Write(Pipeline pipeline, SourceFormat format)
    {
        var document = ToDocument(pipeline, format);
        return format == SourceFormat.Json ? DocumentPrinter.ToJson(document) : DocumentPrinter.ToYaml(document);
    }

    /// <summary>The definition as a document, in the keys of the format.</summary>
    public static MappingNode ToDocument(Pipeline pipeline, SourceFormat format)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        var style = format == SourceFormat.Json ? KeyStyle.Aef : KeyStyle.Lower;
        return new PipelineDocumentWriter(style).Write(pipeline);
    }
}
