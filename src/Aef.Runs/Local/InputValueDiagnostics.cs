using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>Diagnostics about the inputs of a run.</summary>
public static class InputValueDiagnostics
{
    /// <summary>Invalid input of a run.</summary>
    public static readonly DiagnosticDescriptor Invalid = new(
        "AEF6182",
        DiagnosticSeverity.Error,
        "Invalid input of a run",
        "The input {0} {1}.{2}",
        "Set inputs with --input NAME=VALUE (-Input), or in the argument of the run under \"inputs\".");
}
