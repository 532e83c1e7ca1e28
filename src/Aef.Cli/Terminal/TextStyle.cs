namespace Aef.Cli.Terminal;

/// <summary>The styles of text, where color is allowed.</summary>
internal enum TextStyle
{
    /// <summary>Unstyled.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>Dimmed.</summary>
    Dim,

    /// <summary>A success.</summary>
    Good,

    /// <summary>A warning.</summary>
    Caution,

    /// <summary>A failure.</summary>
    Bad,

    /// <summary>An activity, or something to do.</summary>
    Active,
}
