using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Jobs;

/// <summary>Diagnostics about the parameters of jobs, in job files and under <c>with</c>.</summary>
public static class JobDiagnostics
{
    /// <summary>Not a job file.</summary>
    public static readonly DiagnosticDescriptor NotAJobFile = new(
        "AEF1073",
        DiagnosticSeverity.Error,
        "Not a job file",
        "A job file must be an object with parameters; got {0}.");

    /// <summary>No folder of job files.</summary>
    public static readonly DiagnosticDescriptor NoFolder = new(
        "AEF1074",
        DiagnosticSeverity.Error,
        "No folder of job files",
        "The folder {0} {1}.",
        "Name the folder with the job files under \"jobs\" in aef.json. The command also has --jobs.");

    /// <summary>Missing job file.</summary>
    public static readonly DiagnosticDescriptor NoJobFile = Warning(
        "AEF3016",
        "Missing job file",
        "The job {0} has no parameter file {1}.{2}",
        "Add the file, or correct JOB_NAME: the executor reads the file of this name.");

    /// <summary>Missing job parameters.</summary>
    public static readonly DiagnosticDescriptor MissingParameter = Warning(
        "AEF3017",
        "Missing job parameters",
        "The job {0} lacks parameters that {2} requires: {1}.");

    /// <summary>Unknown executor parameter.</summary>
    public static readonly DiagnosticDescriptor UnknownParameter = Warning(
        "AEF3018",
        "Unknown executor parameter",
        "Unknown parameter {0} of {1}.{2}");

    /// <summary>Wrong parameter type.</summary>
    public static readonly DiagnosticDescriptor WrongType = Warning("AEF3019", "Wrong parameter type", "{0} must be {1}; got {2}.");

    /// <summary>Required parameters without a value.</summary>
    public static readonly DiagnosticDescriptor NothingSets = Error(
        "AEF3058",
        "Required parameters without a value",
        "Nothing sets {1} for the job {0}, but {2} requires it.",
        "Set it under \"with\", or in the job file.");

    /// <summary>Value that a parameter does not allow.</summary>
    public static readonly DiagnosticDescriptor WrongValue = Error(
        "AEF3059",
        "Value that a parameter does not allow",
        "{0} must be {1}.{2}");

    /// <summary>Parameter of a type that every start refuses.</summary>
    public static readonly DiagnosticDescriptor NeverAccepted = Error(
        "AEF3060",
        "Parameter of a type that every start refuses",
        "{0} must be {1}; got {2}. Each start of the job would be refused.");

    /// <summary>Default that Airflow cannot compute.</summary>
    public static readonly DiagnosticDescriptor NoDefaultOnAirflow = Error(
        "AEF3061",
        "Default that Airflow cannot compute",
        "The default of {0} is {1}, which is not known on Airflow.",
        "Set the parameter under \"with\" or in the job file, or pass the platform parameters (--parameters, -ParameterPath).");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
