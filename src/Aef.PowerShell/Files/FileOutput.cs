using Aef.Core.Pipelines.Writing;

namespace Aef.PowerShell.Files;

/// <summary>The content of a file to be written.</summary>
/// <param name="Action">The action, as -WhatIf shows it.</param>
/// <param name="Kind">The kind of file; an earlier one of the same kind may be replaced.</param>
/// <param name="Inputs">The files that it was made from, which are never replaced.</param>
/// <param name="Text">Creates the text.</param>
internal sealed record FileOutput(string Action, OutputKind Kind, IEnumerable<string> Inputs, Func<string> Text)
{
    /// <summary>True if a missing folder is made before the file is written.</summary>
    public bool MakesFolder { get; init; }
}
