using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.Terraform.Rules;

/// <summary>Diagnostics about pipelines that are deployed together by Terraform.</summary>
internal static class TerraformDiagnostics
{
    /// <summary>Two pipelines with one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateId = new(
        "AEF4300",
        DiagnosticSeverity.Error,
        "Two pipelines with one id",
        "The {0} {1} belongs to two pipelines: {2}.",
        "Rename one of them, or compile them to different folders.");

    /// <summary>Id of a scheduler job too long.</summary>
    public static readonly DiagnosticDescriptor LongJobId = new(
        "AEF4301",
        DiagnosticSeverity.Error,
        "Id of a scheduler job too long",
        "The scheduler job of this schedule would be named {0}, with {1} characters, but Cloud Scheduler allows at most {2}.",
        "Shorten the name of the schedule.");

    /// <summary>API without a known role.</summary>
    public static readonly DiagnosticDescriptor UnknownRole = new(
        "AEF4302",
        DiagnosticSeverity.Warning,
        "API without a known role",
        "No role is granted for the calls of {0} to {1}, because the API is not known.",
        "Grant the role in a Terraform file of your own; the accounts of the pipelines are local.workflow_accounts.");

    /// <summary>No selected pipeline.</summary>
    public static readonly DiagnosticDescriptor NotSelected = new(
        "AEF4303",
        DiagnosticSeverity.Error,
        "No selected pipeline",
        "{0} selects no pipeline.",
        "Correct it, or pass other definitions.");

    /// <summary>Label of scheduled runs not known.</summary>
    public static readonly DiagnosticDescriptor UnknownLabel = new(
        "AEF4304",
        DiagnosticSeverity.Error,
        "Label of scheduled runs not known",
        "The runs of the schedule {0} need a label with the value of concurrency.key, but the value is not known.",
        "Set all inputs and platform parameters that the key reads.");

    /// <summary>Platform parameters of another environment.</summary>
    public static readonly DiagnosticDescriptor OtherEnvironment = new(
        "AEF4305",
        DiagnosticSeverity.Error,
        "Platform parameters of another environment",
        "The platform parameters are those of the environment {0}, but {1} is requested.",
        "Pass the file of the requested environment.");

    /// <summary>Name that Terraform changes.</summary>
    public static readonly DiagnosticDescriptor ChangedName = new(
        "AEF4306",
        DiagnosticSeverity.Error,
        "Name that Terraform changes",
        "Terraform may change the characters of the job name {0}, and the job would not find its file.",
        "Use letters without combining marks in the name of the job.");

    /// <summary>File that no resource refers to.</summary>
    public static readonly DiagnosticDescriptor LeftOver = new(
        "AEF4330",
        DiagnosticSeverity.Warning,
        "File that no resource refers to",
        "The configuration does not contain {0}; an earlier compilation has probably written it.",
        "Remove the file.");
}
