using Aef.Core.Editing.Syntax;
using Aef.Documents.Tree;

namespace Aef.Core.Editing.FormModels;

/// <summary>A key of a place, with or without a value.</summary>
/// <param name="Key">The key as the file spells it, or, for a missing key, as its neighbors are spelled.</param>
/// <param name="Path">The path, for edits.</param>
/// <param name="Kind">The kind of control.</param>
/// <param name="Origin">Where the value comes from.</param>
public sealed record FormField(string Key, NodePath Path, FieldKind Kind, FieldOrigin Origin)
{
    /// <summary>The meaning of the key; null if it is unknown.</summary>
    public string? Description { get; init; }

    /// <summary>The value, also one that is inherited; null when there is none.</summary>
    public DocumentNode? Value { get; init; }

    /// <summary>The path of an inherited value; null for others.</summary>
    public NodePath? OriginPath { get; init; }

    /// <summary>The values to choose from; empty for any.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>True when the key must be set.</summary>
    public bool IsRequired { get; init; }

    /// <summary>True for a key that the format does not know.</summary>
    public bool IsUnknown { get; init; }
}
