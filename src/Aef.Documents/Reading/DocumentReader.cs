using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;

namespace Aef.Documents.Reading;

/// <summary>
/// Reads JSON or YAML by content: JSON when the first significant character is <c>{</c> or <c>[</c> and the file is not named .yaml or
/// .yml, otherwise YAML. JSON never goes through the YAML reader. A file named .json is read as YAML only when it begins like YAML.
/// </summary>
public sealed class DocumentReader : IDocumentReader
{
    private readonly JsonDocumentReader _json = new();
    private readonly IDocumentReader _yaml;

    /// <summary>Creates a reader; <paramref name="yaml"/> reads documents that are not JSON.</summary>
    public DocumentReader(IDocumentReader yaml)
    {
        ArgumentNullException.ThrowIfNull(yaml);
        _yaml = yaml;
    }

    /// <summary>The format as which the text would be read.</summary>
    public static SourceFormat GetFormat(SourceText source)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (HasEnding(source, ".json"))
        {
            return YamlBeginning.IsAt(source.Text) ? SourceFormat.Yaml : SourceFormat.Json;
        }

        var start = source.Text.AsSpan().TrimStart(" \t\r\n\uFEFF");
        return start is ['{' or '[', ..]
            && !HasEnding(source, ".yaml")
            && !HasEnding(source, ".yml")
            ? SourceFormat.Json
            : SourceFormat.Yaml;
    }

    /// <inheritdoc/>
    public DocumentResult Read(SourceText source)
    {
        if (GetFormat(source) == SourceFormat.Json)
        {
            return _json.Read(source);
        }

        var result = _yaml.Read(source);
        if (!HasEnding(source, ".json"))
        {
            return result;
        }

        var info = DocumentDiagnostics.YamlNamedJson.At(Location.FromSource(source, default));
        return result with { Diagnostics = [info, .. result.Diagnostics] };
    }

    private static bool HasEnding(SourceText source, string ending) =>
        source.Path?.EndsWith(ending, StringComparison.OrdinalIgnoreCase) == true;
}
