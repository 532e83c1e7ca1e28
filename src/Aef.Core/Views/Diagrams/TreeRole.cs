namespace Aef.Core.Views.Diagrams;

/// <summary>What a stretch of text in a tree is for; the display of the tree chooses its style.</summary>
public enum TreeRole
{
    /// <summary>Ids and names.</summary>
    Plain,

    /// <summary>The name of the pipeline or of a level.</summary>
    Title,

    /// <summary>Branches, counts, descriptions, and what runs.</summary>
    Quiet,

    /// <summary>What is special about a part.</summary>
    Mark,
}
