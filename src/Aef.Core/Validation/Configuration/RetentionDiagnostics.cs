using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Configuration;

/// <summary>Diagnostics about <c>retention</c> of a configuration.</summary>
public static class RetentionDiagnostics
{
    /// <summary>Limit that cannot be read.</summary>
    public static readonly DiagnosticDescriptor Invalid = new(
        "AEF7454",
        DiagnosticSeverity.Error,
        "Invalid limit of the history",
        "\"{0}\" must be {1}; got {2}.",
        "Correct it, or remove it to use the default.");
}
