using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Jobs;

/// <summary>Findings about the parameters of jobs, in job files and under <c>with</c>.</summary>
public static class JobDiagnostics
{
    /// <summary>A job file that is not a map.</summary>
    public static readonly DiagnosticDescriptor NotAJobFile = new("AEF1073", DiagnosticSeverity.Error, "This is not a job file", "A job file is a map of parameters; this is {0}.");

    /// <summary>The named folder of job files is not there.</summary>
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF1074", DiagnosticSeverity.Error, "No folder of job files", "The folder {0} has no job files: neither EXECUTOR/JOB_NAME.json nor ENVIRONMENT/EXECUTOR/JOB_NAME.json is below it.", "Name the folder that holds them (--jobs, or 'jobs' in aef.json).");

    /// <summary>A job without its file.</summary>
    public static readonly DiagnosticDescriptor NoJobFile = Warning("AEF3016", "A job has no parameter file", "The job {0} has no parameter file {1}.{2}", "Add the file, or correct JOB_NAME: the executor looks for this name.");

    /// <summary>A parameter that is not given.</summary>
    public static readonly DiagnosticDescriptor MissingParameter = Warning("AEF3017", "A job file lacks parameters", "The job {0} lacks {1}, which {2} needs.");

    /// <summary>A parameter that the executor does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = Warning("AEF3018", "Unknown parameter of an executor", "{0} is not a parameter of {1}.{2}");

    /// <summary>A parameter of the wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongType = Warning("AEF3019", "Parameter of the wrong type", "{0} takes {1}; this is {2}.");

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
