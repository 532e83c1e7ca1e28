using Aef.Adapters.Yaml;
using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.Cli.Input;

/// <summary>Loads the YAML reader and its package only when there is YAML to read.</summary>
internal sealed class LazyYamlReader : IDocumentReader
{
    /// <inheritdoc/>
    public DocumentResult Read(SourceText source) => new YamlDocumentReader().Read(source);
}
