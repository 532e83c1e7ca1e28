namespace Aef.Cli.Terminal;

/// <summary>How a piece of text stands out, where colour is allowed.</summary>
internal enum TextStyle
{
    /// <summary>As it is.</summary>
    Plain,

    /// <summary>Bold.</summary>
    Bold,

    /// <summary>In the background.</summary>
    Dim,

    /// <summary>Something went well.</summary>
    Good,

    /// <summary>Something needs a look.</summary>
    Caution,

    /// <summary>Something went wrong.</summary>
    Bad,

    /// <summary>Something that goes on.</summary>
    Active,
}
