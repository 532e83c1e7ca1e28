namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>The flags of <c>(?ims)</c>.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,

    /// <summary><c>i</c></summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> match at line breaks.</summary>
    Lines = 2,

    /// <summary><c>s</c>: <c>.</c> matches line feeds too.</summary>
    DotAll = 4,
}
