using Aef.Documents.Diagnostics;

namespace Aef.Runs.Servers;

/// <summary>Diagnostics about the local server.</summary>
internal static class ServerDiagnostics
{
    public static readonly DiagnosticDescriptor NotStarted = new(
        "AEF7900",
        DiagnosticSeverity.Error,
        "Local server cannot be started",
        "The local server cannot be started: {0}",
        "Correct what the message names. The program aef-serve is found with -ServerPath, in AEF_SERVER, or next to aef and the module.");

    public static readonly DiagnosticDescriptor NotRunning = new(
        "AEF7901",
        DiagnosticSeverity.Error,
        "No local server runs",
        "No local server runs with the state folder \"{0}\".",
        "Start one with aef serve or Start-AefServer, or name its state folder with -StatePath.");

    public static readonly DiagnosticDescriptor NoAnswer = new(
        "AEF7902",
        DiagnosticSeverity.Error,
        "Local server does not do what it is asked",
        "The local server at {0} refuses the request: {1}",
        "Check that the process is the server of this state folder, or end the process and start the server again.");
}
