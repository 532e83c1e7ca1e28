using Aef.Documents.Diagnostics;
using Aef.Workflows.Engine.Values;

namespace Aef.Runs.Local;

/// <summary>Diagnostics about the schedule and the dates in the argument of a run.</summary>
internal static class RunScheduleDiagnostics
{
    /// <summary>Unknown schedule in the argument of a run.</summary>
    public static readonly DiagnosticDescriptor UnknownSchedule = new(
        "AEF6190",
        DiagnosticSeverity.Error,
        "Unknown schedule in the argument of a run",
        "{0}.{1}",
        "Name a schedule of the pipeline, or remove \"schedule\" from the argument.");

    /// <summary>Invalid schedule in the argument of a run.</summary>
    public static readonly DiagnosticDescriptor InvalidSchedule = new(
        "AEF6191",
        DiagnosticSeverity.Error,
        "Invalid schedule in the argument of a run",
        "Invalid {0} in the argument: {1}. {2}",
        "An example of the argument: {\"schedule\": {\"name\": \"nightly\", \"time\": \"2026-01-31T06:00:00+01:00\"}}.");

    /// <summary>The argument has a schedule, and another option sets one too.</summary>
    public static Diagnostic SetTwice(WorkflowValue schedule) =>
        InvalidSchedule.At(Location.None, "schedule", schedule.ToString(), "The schedule is also set by its name; set it only once.");

    /// <summary>Misspelled schedule in the argument of a run.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "AEF6192",
        DiagnosticSeverity.Error,
        "Misspelled schedule in the argument of a run",
        "Unknown key {0} in {1}: without it, the run could process another interval.{2}",
        "An example of the argument: {\"schedule\": {\"name\": \"nightly\", \"time\": \"2026-01-31T06:00:00+01:00\"}}.");

    /// <summary>Invalid date in the argument of a run.</summary>
    public static readonly DiagnosticDescriptor InvalidDate = new(
        "AEF6193",
        DiagnosticSeverity.Error,
        "Invalid date in the argument of a run",
        "The date query_variables.{0} {1}.",
        "Write dates in the date_format of the schedule; the default is %Y-%m-%d.");
}
