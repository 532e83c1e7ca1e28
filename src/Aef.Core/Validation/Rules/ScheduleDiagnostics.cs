using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about the schedules of a pipeline, by the rules of Cloud Scheduler.</summary>
public static class ScheduleDiagnostics
{
    /// <summary>Invalid schedule.</summary>
    public static readonly DiagnosticDescriptor NotASchedule = Error(
        "AEF3022",
        "Invalid schedule",
        "{0} is not a valid schedule: {1}.{2}",
        "Write five fields such as \"0 5 * * 1-5\", or words such as \"every 6 hours\".");

    /// <summary>Unknown time zone.</summary>
    public static readonly DiagnosticDescriptor UnknownZone = Error(
        "AEF3023",
        "Unknown time zone",
        "Unknown time zone {0}.{1}",
        "Use an IANA name such as Europe/Berlin.");

    /// <summary>Schedule never runs.</summary>
    public static readonly DiagnosticDescriptor NeverComes = new(
        "AEF3024",
        DiagnosticSeverity.Warning,
        "Schedule never runs",
        "The schedule {0} never runs: none of its months has that day.");

    /// <summary>Schedule without cron.</summary>
    public static readonly DiagnosticDescriptor NoCron = Error(
        "AEF3025",
        "Schedule without cron",
        "The schedule has no cron.",
        "Add one, such as cron: \"0 5 * * *\".");

    /// <summary>Unknown input in a schedule.</summary>
    public static readonly DiagnosticDescriptor UnknownInput = Error(
        "AEF3029",
        "Unknown input in a schedule",
        "{0} is not an input of the pipeline, so every run of the schedule would fail.{1}");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
