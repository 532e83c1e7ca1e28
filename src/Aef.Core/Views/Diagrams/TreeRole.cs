namespace Aef.Core.Views.Diagrams;

/// <summary>The role of a span of text in a tree; the display of the tree chooses its style.</summary>
public enum TreeRole
{
    /// <summary>Ids and names.</summary>
    Plain,

    /// <summary>The name of the pipeline or of a level.</summary>
    Title,

    /// <summary>Branches, counts, descriptions, and what runs.</summary>
    Quiet,

    /// <summary>The marks of a part.</summary>
    Mark,
}
