namespace Aef.Documents.Tree;

/// <summary>The two formats of a document.</summary>
public enum SourceFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,
}
