using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>The findings of running only what is left.</summary>
public static class RerunDiagnostics
{
    /// <summary>A job that is said to be done is none of the pipeline's.</summary>
    public static readonly DiagnosticDescriptor UnknownJob = new(
        "AEF6170", DiagnosticSeverity.Error, "Unknown job in resume.done", "resume.done names the job '{0}', and the pipeline has none of that JOB_ID: the job that is meant would run again",
        "Name JOB_IDs of the pipeline.");

    /// <summary><c>resume.done</c> is no list.</summary>
    public static readonly DiagnosticDescriptor NoList = new(
        "AEF6171", DiagnosticSeverity.Error, "resume.done is no list", "{0} of the argument is {1}; resume has to be a map with done, a list of JOB_IDs",
        "Write --args '{\"resume\": {\"done\": [\"J01\", \"J02\"]}}'.");

    /// <summary>What a failed pipeline was made from has changed, which may be the point of running it again.</summary>
    public static readonly DiagnosticDescriptor Changed = new(
        "AEF6169", DiagnosticSeverity.Info, "A rerun takes what has changed", "The {0} has changed since the run failed; what has not been done runs as it is now");
}
