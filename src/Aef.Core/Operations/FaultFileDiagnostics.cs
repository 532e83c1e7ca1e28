using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>
/// Diagnostics about the fault files of the local server. They are here because other programs explain them without the server.
/// </summary>
public static class FaultFileDiagnostics
{
    /// <summary>A value has the wrong type or is out of range.</summary>
    public static readonly DiagnosticDescriptor WrongValue = new(
        "AEF7950",
        DiagnosticSeverity.Error,
        "Wrong value in a fault file",
        "{0} must be {2}; got {1}.{3}");

    /// <summary>A key is unknown.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "AEF7951",
        DiagnosticSeverity.Error,
        "Unknown key in a fault file",
        "Unknown key \"{0}\". Valid keys: {1}.{2}");

    /// <summary>A rule lacks a key.</summary>
    public static readonly DiagnosticDescriptor MissingKey = new(
        "AEF7952",
        DiagnosticSeverity.Error,
        "Incomplete rule in a fault file",
        "The rule has no {0}: {1}.");

    /// <summary>Two keys exclude each other.</summary>
    public static readonly DiagnosticDescriptor Conflict = new(
        "AEF7953",
        DiagnosticSeverity.Error,
        "Keys in a fault file that exclude each other",
        "\"{0}\" has no meaning here: {1}.");

    /// <summary>A method does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownMethod = new(
        "AEF7954",
        DiagnosticSeverity.Error,
        "Unknown method in a fault file",
        "No method of the server matches \"{0}\".{1}",
        "Write a method such as workflows.create, or a pattern such as jobs.* or *.");
}
