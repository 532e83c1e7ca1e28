using Aef.Documents.Diagnostics;

namespace Aef.Core.Semantics.Expressions;

/// <summary>The outcome of the levels, which only the steps of <c>on_failure</c> and <c>finally</c> can read.</summary>
internal static class RunOutcome
{
    /// <summary><c>run.state</c>: one of <see cref="States"/>.</summary>
    public const string State = "state";

    /// <summary><c>run.failed</c>: the JOB_IDs of the failed steps.</summary>
    public const string Failed = "failed";

    /// <summary><c>run.error</c>: the error of the levels, or null.</summary>
    public const string Error = "error";

    /// <summary>Outcome of the run before it is known.</summary>
    public static readonly DiagnosticDescriptor TooEarly = new(
        "AEF2042",
        DiagnosticSeverity.Error,
        "Outcome of the run before it is known",
        "The value run.{0} is known only after the levels, so only on_failure and finally can use it.",
        "Move the step to on_failure or finally, or use steps.JOB_ID.status.");

    /// <summary>Impossible state of a run.</summary>
    public static readonly DiagnosticDescriptor ImpossibleState = new(
        "AEF2043",
        DiagnosticSeverity.Error,
        "Impossible state of a run",
        "The state of a run is never {0}.{1}",
        "A state is succeeded, failed, timed_out or cancelled.");

    /// <summary>The names of all three.</summary>
    public static IReadOnlyList<string> Members { get; } = [State, Failed, Error];

    /// <summary>The states that a run can have when its levels have ended.</summary>
    public static IReadOnlyList<string> States { get; } = ["succeeded", "failed", "timed_out", "cancelled"];
}
