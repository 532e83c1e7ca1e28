namespace Aef.Documents.Reading;

/// <summary>The limits of a document; larger ones are rejected.</summary>
public static class DocumentLimits
{
    /// <summary>The size of a file in bytes, checked before it is read: 8 MiB.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>The nesting depth of lists and mappings.</summary>
    public const int MaxDepth = 256;

    /// <summary>
    /// The number of scalars, lists and mappings; keeps the tree of a hostile file with few bytes per value below 100 MB.
    /// </summary>
    public const int MaxNodes = 500_000;
}
