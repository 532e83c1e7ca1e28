namespace Aef.Documents.Tree;

/// <summary>The two ways to write a document down.</summary>
public enum SourceFormat
{
    /// <summary>JSON.</summary>
    Json,

    /// <summary>YAML.</summary>
    Yaml,
}
