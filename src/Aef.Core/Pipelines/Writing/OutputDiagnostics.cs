using Aef.Documents.Diagnostics;

namespace Aef.Core.Pipelines.Writing;

/// <summary>The diagnostics about the output files of a command.</summary>
public static class OutputDiagnostics
{
    /// <summary>The output cannot be written: it is no regular file, it has no folder, or the disk is full.</summary>
    public static readonly DiagnosticDescriptor NoOutput = new(
        "AEF1082", DiagnosticSeverity.Error, "An output cannot be written", "Cannot write the output \"{0}\": {1}", "Name a file in an existing folder where you may write.");

    /// <summary>The output is a file that the command reads, or another of its outputs.</summary>
    public static readonly DiagnosticDescriptor OutputIsInput = new(
        "AEF1080", DiagnosticSeverity.Error, "An output would overwrite a file of the command", "The output \"{0}\" is also {1}, which would be lost.", "Name another file for the output.");

    /// <summary>The output would replace a file that Aef did not write.</summary>
    public static readonly DiagnosticDescriptor ForeignFile = new(
        "AEF1081",
        DiagnosticSeverity.Error,
        "An output would replace a file that Aef did not write",
        "The output \"{0}\" exists and is {1}.",
        "Name another file for the output, or replace this one with --force (-Force in PowerShell).");
}
