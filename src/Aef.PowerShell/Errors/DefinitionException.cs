using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Errors;

/// <summary>The exception in the error record of an invalid definition: it has all diagnostics.</summary>
public sealed class DefinitionException : Exception
{
    /// <summary>Creates an exception with diagnostics, at least one of which is an error.</summary>
    public DefinitionException(string message, IReadOnlyList<Diagnostic> diagnostics)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostics = diagnostics;
    }

    /// <summary>All diagnostics of the definition, including warnings, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
