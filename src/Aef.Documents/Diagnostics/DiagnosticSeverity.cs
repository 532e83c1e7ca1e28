namespace Aef.Documents.Diagnostics;

/// <summary>The severity of a diagnostic. Only errors prevent outputs from being written.</summary>
public enum DiagnosticSeverity
{
    /// <summary>For information.</summary>
    Info,

    /// <summary>Probably a mistake; the output is still written.</summary>
    Warning,

    /// <summary>The input cannot be used.</summary>
    Error,
}
