using Aef.Documents.Diagnostics;

namespace Aef.Core.Workspace;

/// <summary>Diagnostics about the definitions of an environment as a whole.</summary>
public static class DeploymentDiagnostics
{
    /// <summary>No platform parameters of the environment.</summary>
    public static readonly DiagnosticDescriptor NoParameters = new(
        "AEF1028",
        DiagnosticSeverity.Error,
        "No platform parameters of the environment",
        "There are no platform parameters of the environment {0}: {1} does not exist next to the definitions.{2}",
        "Correct the name of the environment, or add the file.");
}
