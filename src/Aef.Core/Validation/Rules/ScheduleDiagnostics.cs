using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Findings about the schedules of a pipeline, by what Cloud Scheduler takes.</summary>
public static class ScheduleDiagnostics
{
    /// <summary>A schedule that is neither unix-cron nor in words.</summary>
    public static readonly DiagnosticDescriptor NotASchedule = Error("AEF3022", "The schedule cannot be read", "{0} is no schedule: {1}.", "Write five fields such as \"0 5 * * 1-5\", or words such as \"every 6 hours\".");

    /// <summary>A time zone that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownZone = Error("AEF3023", "The time zone does not exist", "There is no time zone {0}.{1}", "Write an IANA name such as Europe/Berlin.");

    /// <summary>A schedule whose days never come.</summary>
    public static readonly DiagnosticDescriptor NeverComes = new("AEF3024", DiagnosticSeverity.Warning, "The schedule never comes", "{0} never comes: no month of these has that day.");

    /// <summary>A schedule without a cron.</summary>
    public static readonly DiagnosticDescriptor NoCron = Error("AEF3025", "A schedule does not say when", "The schedule has no cron.", "Say when: cron: \"0 5 * * *\".");

    /// <summary>Inputs of a schedule that the pipeline does not have.</summary>
    public static readonly DiagnosticDescriptor UnknownInput = new("AEF3029", DiagnosticSeverity.Warning, "A schedule gives an unknown input", "{0} is not an input of the pipeline.{1}");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);
}
