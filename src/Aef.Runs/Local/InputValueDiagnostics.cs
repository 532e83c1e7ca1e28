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
        "Set inputs with --input NAME=VALUE (-Input), or in the argument of the run under \"inputs\".")
    {
        HidesSource = true, // the same line of a file of inputs may hold a value that is meant to be secret
    };

    /// <summary>No sample value for an input.</summary>
    public static readonly DiagnosticDescriptor NoSample = new(
        "AEF6183",
        DiagnosticSeverity.Error,
        "No sample value for an input",
        "The input {0} needs a value: no sample matches its pattern {1}.",
        "Set it with --input NAME=VALUE (-Input).");

    /// <summary>The measured run fails.</summary>
    public static readonly DiagnosticDescriptor MeasuredRunFails = new(
        "AEF6184",
        DiagnosticSeverity.Error,
        "The measured run fails",
        "The run that is measured fails, so its figures are too low: {0}",
        "If the cause is a sample value, set the inputs with --input NAME=VALUE (-Input).");

    /// <summary>Not a file of inputs.</summary>
    public static readonly DiagnosticDescriptor NotAnInputFile = new(
        "AEF6185",
        DiagnosticSeverity.Error,
        "Not a file of inputs",
        "A file of inputs must be an object of names and values; got {0}.");
}
