namespace Aef.Runs.Data;

/// <summary>What the text of a field becomes.</summary>
internal enum TextCellKind
{
    /// <summary>It remains text.</summary>
    Text,

    /// <summary>An integer.</summary>
    Integer,

    /// <summary>A number.</summary>
    Number,

    /// <summary>1 or 0.</summary>
    Boolean,
}
