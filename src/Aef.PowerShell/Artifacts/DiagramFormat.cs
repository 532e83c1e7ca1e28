namespace Aef.PowerShell.Artifacts;

/// <summary>The languages that a chart is written in.</summary>
public enum DiagramFormat
{
    /// <summary>Mermaid, which GitHub and GitLab draw in a block marked <c>mermaid</c>.</summary>
    Mermaid,

    /// <summary>The language of Graphviz.</summary>
    Dot,

    /// <summary>A picture that every browser shows.</summary>
    Svg,
}
