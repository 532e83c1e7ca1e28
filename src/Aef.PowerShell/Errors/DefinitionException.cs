using Aef.Documents.Diagnostics;

namespace Aef.PowerShell.Errors;

/// <summary>The exception inside the error record of a definition that cannot be used: it holds every finding.</summary>
public sealed class DefinitionException : Exception
{
    /// <summary>Makes an exception over findings, at least one of which is an error.</summary>
    public DefinitionException(string message, IReadOnlyList<Diagnostic> diagnostics)
        : base(message)
    {
        ArgumentNullException.ThrowIfNull(diagnostics);
        Diagnostics = diagnostics;
    }

    /// <summary>All findings on the definition, warnings too, in the order of the source.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }
}
