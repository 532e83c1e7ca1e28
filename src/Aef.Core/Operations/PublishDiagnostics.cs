using Aef.Documents.Diagnostics;

namespace Aef.Core.Operations;

/// <summary>Diagnostics about publishing, and about the schedules at Google.</summary>
public static class PublishDiagnostics
{
    /// <summary>Project without a name.</summary>
    public static readonly DiagnosticDescriptor NoName = Error(
        "AEF7700",
        "Project without a name",
        "The project has no name, so what it publishes could not be distinguished from what others publish.",
        "Set \"name\" in aef.json, such as \"sales\".");

    /// <summary>Name that cannot be a label.</summary>
    public static readonly DiagnosticDescriptor InvalidName = Error(
        "AEF7701",
        "Name that cannot be a label",
        "{0} is the value of a label at Google, so it must have 1 to 63 lower-case letters, digits, hyphens and "
        + "underscores, and begin with a letter or a digit; got {1}.",
        "Choose another name.");

    /// <summary>Setting that publishing needs.</summary>
    public static readonly DiagnosticDescriptor MissingSetting = Error(
        "AEF7702",
        "Setting that publishing needs",
        "Publishing {0} needs {1}, which the environment {2} does not have ({3}).",
        "Set it in the environment of aef.json.");

    /// <summary>Resource of somebody else.</summary>
    public static readonly DiagnosticDescriptor NotOurs = Error(
        "AEF7703",
        "Resource of somebody else",
        "The {0} {1} exists, but it does not belong to the project {2} and the environment {3}: {4}. It is never "
        + "changed or deleted.",
        "Rename the pipeline or the schedule, or delete the resource by other means.");

    /// <summary>Resource changed since the plan.</summary>
    public static readonly DiagnosticDescriptor StateChanged = Error(
        "AEF7704",
        "Resource changed since the plan",
        "The {0} {1} has changed since the plan was created: {2}.",
        "Create a new plan, and review it.");

    /// <summary>Plan of other sources.</summary>
    public static readonly DiagnosticDescriptor OtherSources = Error(
        "AEF7705",
        "Plan of other sources",
        "The plan was created from other files than these: {0}.",
        "Check out the files that the plan was created from, or create a new plan.");

    /// <summary>File that is not a plan.</summary>
    public static readonly DiagnosticDescriptor InvalidPlan = Error(
        "AEF7706",
        "File that is not a plan",
        "{0} cannot be used as a plan: {1}.",
        "Create it with aef publish --plan-file FILE, or Export-AefPlan.");

    /// <summary>Deletion refused.</summary>
    public static readonly DiagnosticDescriptor PruneRefused = Error(
        "AEF7707",
        "Deletion refused",
        "Nothing is deleted: {0}.",
        "Correct the definitions, and pass the folder that has all of them.");

    /// <summary>Resource that could not be published.</summary>
    public static readonly DiagnosticDescriptor NotPublished = Error(
        "AEF7708",
        "Resource that could not be published",
        "The {0} {1} could not be {2}: {3}",
        "Correct the cause, and publish again: what is done is not done twice.");

    /// <summary>Revision that cannot be restored.</summary>
    public static readonly DiagnosticDescriptor CannotRollBack = Error(
        "AEF7709",
        "Revision that cannot be restored",
        "The workflow {0} cannot return to the revision {1}: {2}.",
        "Check out the older definition and publish it, or choose another revision.");

    /// <summary>Schedule paused at Google.</summary>
    public static readonly DiagnosticDescriptor ManuallyPaused = Warning(
        "AEF7710",
        "Schedule paused at Google",
        "The schedule {0} is paused at Google, but not in the definition. Publishing does not resume it.",
        "Resume it with aef schedules resume, or set \"enable\" to \"paused\" in the definition.");

    /// <summary>Resource without a definition.</summary>
    public static readonly DiagnosticDescriptor LeftOver = Info(
        "AEF7711",
        "Resource without a definition",
        "The {0} {1} of this project has no definition any more.",
        "Publish with --prune (-Prune) to delete it, or keep it.");

    /// <summary>Two pipelines with one resource.</summary>
    public static readonly DiagnosticDescriptor DuplicateResource = Error(
        "AEF7712",
        "Two pipelines with one resource",
        "The {0} {1} belongs to two pipelines: {2}.",
        "Rename one of them.");

    /// <summary>Name that Google does not accept.</summary>
    public static readonly DiagnosticDescriptor InvalidResourceId = Error(
        "AEF7713",
        "Name that Google does not accept",
        "The {0} would be named {1}, but {2}.",
        "Rename the pipeline, the schedule or the job file.");

    /// <summary>Part that is still used.</summary>
    public static readonly DiagnosticDescriptor PartInUse = Info(
        "AEF7714",
        "Part that is still used",
        "The part {0} is kept, because {1} uses it.");

    /// <summary>Unknown schedule.</summary>
    public static readonly DiagnosticDescriptor UnknownSchedule = Error(
        "AEF7715",
        "Unknown schedule",
        "The project {0} has no schedule {1} in the environment {2}.{3}",
        "aef schedules list shows the schedules.");

    /// <summary>Label of scheduled runs not known at publication.</summary>
    public static readonly DiagnosticDescriptor UnknownLabel = Error(
        "AEF7716",
        "Label of scheduled runs not known at publication",
        "The runs of the schedule {0} need a label with the value of concurrency.key, but the value is not known.",
        "Set all inputs and platform parameters that the key reads.");

    /// <summary>Google cannot be read.</summary>
    public static readonly DiagnosticDescriptor CannotRead = Error(
        "AEF7717",
        "Google cannot be read",
        "The current state could not be read: {0}",
        "Check the credentials, the project and the network.");

    /// <summary>Changes not confirmed.</summary>
    public static readonly DiagnosticDescriptor NotConfirmed = Error(
        "AEF7718",
        "Changes not confirmed",
        "Nothing was changed, because there is no terminal to confirm the plan on.",
        "Pass --yes to apply it without a question, or --plan-only to see it.");

    /// <summary>Schedule that may have been run.</summary>
    public static readonly DiagnosticDescriptor MayHaveRun = Error(
        "AEF7719",
        "Schedule that may have been run",
        "Google did not answer, so the schedule {0} may have been run: {1} It is not run again.",
        "Check the executions of the workflow before you run it again.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);

    private static DiagnosticDescriptor Info(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Info, title, message, remedy);
}
