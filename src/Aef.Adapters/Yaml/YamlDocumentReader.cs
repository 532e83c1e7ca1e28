using Aef.Workflows.Documents;
using Aef.Workflows.Text;

namespace Aef.Adapters.Yaml;

/// <summary>Reads YAML 1.2 through the event stream of YamlDotNet.</summary>
public sealed class YamlDocumentReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source) => throw new NotSupportedException();
}
