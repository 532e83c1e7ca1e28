using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>Diagnostics of reruns and of the <c>resume</c> argument.</summary>
public static class RerunDiagnostics
{
    /// <summary>Unknown job in resume.done.</summary>
    public static readonly DiagnosticDescriptor UnknownJob = new(
        "AEF6170",
        DiagnosticSeverity.Error,
        "Unknown job in resume.done",
        "resume.done names the job \"{0}\", which the pipeline does not have; the job you meant would run again.",
        "Use JOB_IDs of the pipeline.");

    /// <summary>Invalid resume argument.</summary>
    public static readonly DiagnosticDescriptor NoList = new(
        "AEF6171",
        DiagnosticSeverity.Error,
        "Invalid resume argument",
        "Invalid {0} in the argument: {1}. \"resume\" must be an object with \"done\", a list of JOB_IDs.",
        "Write --args '{\"resume\": {\"done\": [\"J01\", \"J02\"]}}'.");

    /// <summary>Rerun uses a changed file.</summary>
    public static readonly DiagnosticDescriptor Changed = new(
        "AEF6169",
        DiagnosticSeverity.Info,
        "Rerun uses a changed file",
        "The {0} has changed since the run failed; the remaining jobs use the new version.");
}
