namespace Aef.Documents.Diagnostics;

/// <summary>How much a finding weighs. Only errors keep outputs from being written.</summary>
public enum DiagnosticSeverity
{
    /// <summary>Something worth knowing.</summary>
    Info,

    /// <summary>Likely a mistake; the output is written.</summary>
    Warning,

    /// <summary>The input cannot be used as it is.</summary>
    Error,
}
