using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>Diagnostics about the secrets of the run of a pipeline.</summary>
internal static class RunSecretDiagnostics
{
    /// <summary>Secret that the pipeline does not read.</summary>
    public static readonly DiagnosticDescriptor NotRead = new(
        "AEF2065",
        DiagnosticSeverity.Warning,
        "Secret that the pipeline does not read",
        "The pipeline does not read the secret {0}.{1}",
        "A run invents a value for each secret that you do not set.");
}
