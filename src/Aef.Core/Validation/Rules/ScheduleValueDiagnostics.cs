using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about names, windows, dates and inputs of schedules.</summary>
public static class ScheduleValueDiagnostics
{
    /// <summary>Duplicate schedule name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = Error(
        "AEF3030",
        "Duplicate schedule name",
        "Duplicate schedule name {0}{1}.",
        "Give each schedule a name; a schedule without a name has the name of the pipeline.");

    /// <summary>since_last needs cron.</summary>
    public static readonly DiagnosticDescriptor SinceLastInWords = Error(
        "AEF3031",
        "Window since_last without cron fields",
        "The window since_last needs times that can be computed, but {0} has none: its runs count from when the schedule was created.",
        "Write the schedule as five fields, such as \"*/5 * * * *\", or use another window.");

    /// <summary>Invalid input in a schedule.</summary>
    public static readonly DiagnosticDescriptor InputDoesNotFit = Error(
        "AEF3032",
        "Invalid input in a schedule",
        "The input {0} {1}, so every run of the schedule {2} would fail.",
        "Set the inputs of the schedule as the pipeline declares them. Inputs of schedules are literals.");

    /// <summary>Invalid date format.</summary>
    public static readonly DiagnosticDescriptor InvalidDateFormat = Error(
        "AEF3033",
        "Invalid date format",
        "{0} is not a valid date_format: {1}.",
        "Use %Y, %m, %d and %H, such as \"%Y-%m-%d\" or \"%Y%m\".");

    /// <summary>A star with a step in one of two day fields.</summary>
    public static readonly DiagnosticDescriptor StarInDayField = new(
        "AEF3034",
        DiagnosticSeverity.Warning,
        "Days on which schedulers disagree",
        "{0} restricts days of the month and days of the week, one of them with */N. Aef runs it on days that either field names; "
        + "other schedulers require both.",
        "List the days, such as 1-31/2 for */2, or leave one of the fields as *.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);
}
