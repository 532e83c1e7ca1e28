namespace Aef.Documents.Diagnostics;

/// <summary>The severity of a diagnostic. Only errors prevent outputs from being written.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something worth knowing.</summary>
    Info,

    /// <summary>Likely a mistake; the output is written.</summary>
    Warning,

    /// <summary>The input cannot be used as it is.</summary>
    Error,
}
