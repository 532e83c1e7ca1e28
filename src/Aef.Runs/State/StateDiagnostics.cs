using Aef.Documents.Diagnostics;

namespace Aef.Runs.State;

/// <summary>Diagnostics about the state folder.</summary>
internal static class StateDiagnostics
{
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF7200",
        DiagnosticSeverity.Error,
        "State folder cannot be used",
        "Cannot use the state folder \"{0}\": {1}",
        "Name another folder with --state DIR (-StatePath) or in AEF_STATE, or give yourself write permission.");

    public static readonly DiagnosticDescriptor OtherFolder = new(
        "AEF7201",
        DiagnosticSeverity.Warning,
        "Runs are recorded in the user's folder",
        "\"{0}\" cannot be written, so runs of this project are recorded in \"{1}\".",
        "Name a folder with --state DIR (-StatePath) or in AEF_STATE, or give yourself write permission.");

    public static readonly DiagnosticDescriptor DiskFull = new(
        "AEF7202",
        DiagnosticSeverity.Error,
        "Not enough disk space for a run",
        "The disk of the state folder \"{0}\" has {1} left, and a new run needs at least {2}. No run was started.",
        "Free disk space, for example with aef runs prune (Remove-AefRun), or name a folder on another disk with --state DIR "
        + "(-StatePath).");

    public static readonly DiagnosticDescriptor MissingFolder = new(
        "AEF7210",
        DiagnosticSeverity.Error,
        "State folder does not exist",
        "The state folder \"{0}\" does not exist, so it has no runs.",
        "Correct --state DIR (-StatePath). Only commands that record runs create the folder.");
}
