namespace Aef.Core.Editing.Services;

/// <summary>The kind of a completion.</summary>
public enum CompletionKind
{
    /// <summary>A key of the format, or a parameter.</summary>
    Key,

    /// <summary>A value of a key.</summary>
    Value,

    /// <summary>A name in an expression.</summary>
    Name,
}
