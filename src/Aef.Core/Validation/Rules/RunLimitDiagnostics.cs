using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about <c>deadline_minutes</c>, <c>timeout_minutes</c> and <c>concurrency</c>.</summary>
internal static class RunLimitDiagnostics
{
    /// <summary>Deadline not before the timeout.</summary>
    public static readonly DiagnosticDescriptor DeadlineNotBefore = new(
        "AEF3035",
        DiagnosticSeverity.Warning,
        "Deadline not before the timeout",
        "deadline_minutes is {0}, but the run fails after {1} minutes (timeout_minutes), so it is hardly ever reported as late.",
        "Make deadline_minutes smaller than timeout_minutes, or remove it.");

    /// <summary>Timeout of a step longer than that of the run.</summary>
    public static readonly DiagnosticDescriptor StepLongerThanRun = new(
        "AEF3036",
        DiagnosticSeverity.Info,
        "Step may wait longer than the run",
        "ASYNC_TIMEOUT_LOOP_IN_MINUTES is {0}, but the run fails after {1} minutes (timeout_minutes), so the step has less time.",
        "Make the timeout of the step smaller, or timeout_minutes larger.");

    /// <summary>Timeout too short for the pipeline.</summary>
    public static readonly DiagnosticDescriptor TooShort = new(
        "AEF3037",
        DiagnosticSeverity.Warning,
        "Timeout too short for the pipeline",
        "timeout_minutes is {0}, but the last step starts at the earliest after {1} minutes: " +
            "the first poll of each job is wait_time_seconds after its start.",
        "Make timeout_minutes larger, or wait_time_seconds smaller.");

    /// <summary>Optional input in concurrency.key.</summary>
    public static readonly DiagnosticDescriptor OptionalKey = new(
        "AEF3056",
        DiagnosticSeverity.Warning,
        "Optional input in concurrency.key",
        "concurrency.key reads the optional input {0}; a run without a value for it is not admitted.",
        "Give the input a default, make it required, or write default(inputs.NAME, \"none\") in the key.");
}
