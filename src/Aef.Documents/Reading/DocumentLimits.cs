namespace Aef.Documents.Reading;

/// <summary>What a document may be at most before it is refused.</summary>
public static class DocumentLimits
{
    /// <summary>Bytes of a file, checked before it is read: 8 MiB.</summary>
    public const int MaxBytes = 8 * 1024 * 1024;

    /// <summary>Nested lists and maps.</summary>
    public const int MaxDepth = 256;

    /// <summary>Scalars, lists and maps in all; keeps the tree of a hostile file of few bytes a value below 100 MB.</summary>
    public const int MaxNodes = 500_000;
}
