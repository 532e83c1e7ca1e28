using Aef.Documents.Reading;
using Aef.Documents.Text;

namespace Aef.PowerShell.Loading;

/// <summary>Reads YAML and loads the adapters only for the first YAML text, so JSON never pays for them.</summary>
internal sealed class DeferredYamlReader : IDocumentReader
{
    private IDocumentReader? _reader;

    /// <inheritdoc/>
    public DocumentResult Read(SourceText source) => (_reader ??= AdapterHost.CreateYamlReader()).Read(source);
}
