using Aef.Documents.Diagnostics;

namespace Aef.Core.Targets.CloudWorkflows.Rules;

/// <summary>Diagnostics about what Cloud Workflows cannot do with schedules.</summary>
internal static class ScheduleTargetDiagnostics
{
    /// <summary>Missed runs cannot be started later.</summary>
    public static readonly DiagnosticDescriptor NoCatchUp = new(
        "AEF4156",
        DiagnosticSeverity.Error,
        "Missed runs cannot be started later",
        "catch_up is {0}, but Cloud Scheduler does not start missed runs later.",
        "Remove catch_up, or set it to none. Start missed runs yourself.");
}
