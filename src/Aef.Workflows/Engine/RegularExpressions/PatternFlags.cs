namespace Aef.Workflows.Engine.RegularExpressions;

/// <summary>What <c>(?ims)</c> switches.</summary>
[Flags]
internal enum PatternFlags
{
    None = 0,

    /// <summary><c>i</c></summary>
    IgnoreCase = 1,

    /// <summary><c>m</c>: <c>^</c> and <c>$</c> mean lines.</summary>
    Lines = 2,

    /// <summary><c>s</c>: <c>.</c> means line feeds too.</summary>
    DotAll = 4,
}
