using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>Diagnostics about secrets in the expressions of a definition.</summary>
internal static class SecretDiagnostics
{
    /// <summary>Secret outside of with.</summary>
    public static readonly DiagnosticDescriptor OutsideOfWith = new(
        "AEF2063",
        DiagnosticSeverity.Error,
        "Secret outside of with",
        "{0} cannot be used in {1}: its value would become visible in logs and failures.",
        "Use secrets only in \"with\", directly or through variables.");

    /// <summary>Invalid name of a secret.</summary>
    public static readonly DiagnosticDescriptor InvalidName = new(
        "AEF2064",
        DiagnosticSeverity.Error,
        "Invalid name of a secret",
        "{0} is not the name of a secret.",
        "A name has 1 to 255 letters, digits, underscores and hyphens. For another project or version, use an input with secret: true.");
}
