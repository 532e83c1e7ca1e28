using Aef.Documents.Diagnostics;

namespace Aef.Core.Importing;

/// <summary>Diagnostics about configurations and connection profiles of pydataflow.</summary>
public static class PyDataflowDiagnostics
{
    /// <summary>Not a configuration of pydataflow.</summary>
    public static readonly DiagnosticDescriptor NotAConfiguration = Error(
        "AEF7480",
        "Not a configuration of pydataflow",
        "A configuration of pydataflow must be an object with \"sources\" and \"sinks\"; got {0}.");

    /// <summary>Missing setting.</summary>
    public static readonly DiagnosticDescriptor MissingSetting = Error(
        "AEF7481",
        "Missing setting of pydataflow",
        "{0} has no {1}.",
        "Add it; pydataflow refuses the configuration without it.");

    /// <summary>Invalid setting.</summary>
    public static readonly DiagnosticDescriptor InvalidSetting = Error(
        "AEF7482",
        "Invalid setting of pydataflow",
        "{0} of {1} must be {2}; got {3}.");

    /// <summary>Name of two modules.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "AEF7483",
        "Name of two modules",
        "The name {0} is also that of the module in line {1}.",
        "Give each source, transform and sink a name of its own.");

    /// <summary>Unknown module.</summary>
    public static readonly DiagnosticDescriptor UnknownModule = Error(
        "AEF7484",
        "Unknown module",
        "{0} of {1} must be the name of {2}; got {3}.{4}");

    /// <summary>Modules that need each other.</summary>
    public static readonly DiagnosticDescriptor Cycle = Error(
        "AEF7485",
        "Modules that need each other",
        "The transform {0} needs its own output: {1}.",
        "Remove one of the inputs.");

    /// <summary>Mode that does not fit the source.</summary>
    public static readonly DiagnosticDescriptor WrongMode = Error(
        "AEF7486",
        "Mode that does not fit the source",
        "The sink {0} cannot have the mode {1}: {2}.",
        "Change the mode of the sink or the settings of the source.");

    /// <summary>Incremental load that replaces its table.</summary>
    public static readonly DiagnosticDescriptor IncrementalReplace = new(
        "AEF7487",
        DiagnosticSeverity.Warning,
        "Incremental load that replaces its table",
        "The sink {0} replaces its table with the new rows of the source {1}; older rows are lost.",
        "Set \"mode\" of the sink to append or merge, or remove \"incremental\" of the source.");

    /// <summary>Incremental load of several modules.</summary>
    public static readonly DiagnosticDescriptor IncrementalShape = Error(
        "AEF7488",
        "Incremental load of several modules",
        "The source {0} is incremental, so {1}.",
        "Use a configuration of its own for each incremental load.");

    /// <summary>Setting without effect.</summary>
    public static readonly DiagnosticDescriptor NoEffect = Error(
        "AEF7489",
        "Setting without effect",
        "{0} of {1} has no effect without {2}.",
        "Remove it, or add the other setting.");

    /// <summary>Unknown connection profile.</summary>
    public static readonly DiagnosticDescriptor UnknownProfile = Error(
        "AEF7490",
        "Unknown connection profile",
        "The source {0} names the connection profile {1}, which {2}.{3}",
        "Pass the file of the connection profiles with --profile (-ProfilePath in PowerShell), or add the profile to it.");

    /// <summary>Query that cannot be read.</summary>
    public static readonly DiagnosticDescriptor NoQuery = Error(
        "AEF7491",
        "Query that cannot be read",
        "The file {0} with the query of the source {1} cannot be read: {2}",
        "Copy the file to this computer, and name it relative to the configuration.");

    /// <summary>Setting of the Dataflow job.</summary>
    public static readonly DiagnosticDescriptor OnlyInDataflow = new(
        "AEF7492",
        DiagnosticSeverity.Info,
        "Setting of the Dataflow job",
        "{0} of {1} applies to the Dataflow job. A local run {2}.");

    /// <summary>Password in an environment variable.</summary>
    public static readonly DiagnosticDescriptor PasswordVariable = new(
        "AEF7493",
        DiagnosticSeverity.Info,
        "Password in an environment variable",
        "A local run reads the password of the connection {0} from the environment variable {1}.",
        "Set the variable before the run, or change the reference in aef.json.")
    {
        HidesSource = true,
    };

    /// <summary>Configuration that was divided.</summary>
    public static readonly DiagnosticDescriptor Divided = new(
        "AEF7494",
        DiagnosticSeverity.Warning,
        "Configuration that was divided",
        "The configuration has {0} sinks, so the step of {1} starts a Dataflow job of its own with the new file {2}.",
        "Copy the folder of the new files to the bucket.");

    /// <summary>Connection that exists with other settings.</summary>
    public static readonly DiagnosticDescriptor OtherConnection = Error(
        "AEF7495",
        "Connection that exists with other settings",
        "The file {0} has another connection {1}.",
        "Rename the profile, correct the connection, or replace it with --force (-Force in PowerShell).");

    /// <summary>Configuration that cannot be extended.</summary>
    public static readonly DiagnosticDescriptor NoProjectFile = Error(
        "AEF7496",
        "Configuration that cannot be extended",
        "The connections cannot be added to {0}: {1}",
        "Correct the file, or name another folder for the output.");

    /// <summary>Query that only BigQuery understands.</summary>
    public static readonly DiagnosticDescriptor BigQueryDialect = new(
        "AEF7497",
        DiagnosticSeverity.Info,
        "Query for BigQuery",
        "A local run sends the query of the source {0} to the connection {1}, which is not BigQuery.",
        "Change the names of the tables, and what else only BigQuery understands, before a local run.");

    /// <summary>Connection profile that a Dataflow job needs.</summary>
    public static readonly DiagnosticDescriptor ProfileNeeded = new(
        "AEF7498",
        DiagnosticSeverity.Warning,
        "Connection profile that a Dataflow job needs",
        "The Dataflow job of {0} reads the server and the password of the source {1} from the connection profile {2}.",
        "Add the profile to the file of the connection profiles in the bucket.");

    /// <summary>Not connection profiles.</summary>
    public static readonly DiagnosticDescriptor NotProfiles = Error(
        "AEF7499",
        "Not connection profiles",
        "The file {0} of the connection profiles must be an object with a profile for each name; got {1}.");

    /// <summary>Transform that reads a transform.</summary>
    public static readonly DiagnosticDescriptor NestedTransform = new(
        "AEF7500",
        DiagnosticSeverity.Warning,
        "Transform that reads a transform",
        "The transform {0} reads the transform {1}, which only the Dataflow job can. A local run fails at its SQL.",
        "Write the SQL of the inner transform as a subquery of the outer one.");

    /// <summary>Schedule without a bucket.</summary>
    public static readonly DiagnosticDescriptor ScheduleWithoutBucket = Error(
        "AEF7501",
        "Schedule without a bucket",
        "A schedule starts runs without inputs, so the definition must contain the name of the bucket, which is not known.",
        "Pass it with --bucket NAME (-Bucket in PowerShell).");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
