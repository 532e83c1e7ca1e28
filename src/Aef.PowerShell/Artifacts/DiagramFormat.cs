namespace Aef.PowerShell.Artifacts;

/// <summary>The languages of diagrams.</summary>
public enum DiagramFormat
{
    /// <summary>Mermaid, which GitHub and GitLab render in a block marked <c>mermaid</c>.</summary>
    Mermaid,

    /// <summary>The language of Graphviz.</summary>
    Dot,

    /// <summary>An image that every browser shows.</summary>
    Svg,
}
