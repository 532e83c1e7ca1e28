using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Diagnostics about impossible or probably unintended content of pipelines.</summary>
public static class RuleDiagnostics
{
    /// <summary>The pipeline has no steps.</summary>
    public static readonly DiagnosticDescriptor NothingToRun = Error(
        "AEF3001",
        "The pipeline has no steps",
        "The pipeline has no steps.",
        "Add a level with a thread that contains a step.");

    /// <summary>Level without threads.</summary>
    public static readonly DiagnosticDescriptor EmptyLevel = Warning(
        "AEF3002",
        "Level without threads",
        "The level{0} has no threads and is skipped.");

    /// <summary>Thread without steps.</summary>
    public static readonly DiagnosticDescriptor EmptyThread = Warning(
        "AEF3003",
        "Thread without steps",
        "The thread{0} has no steps and is skipped.");

    /// <summary>Time is not positive.</summary>
    public static readonly DiagnosticDescriptor NotPositive = Error(
        "AEF3004",
        "Time is not positive",
        "{0} must be greater than 0; got {1}.");

    /// <summary>Number too small.</summary>
    public static readonly DiagnosticDescriptor TooSmall = Error("AEF3005", "Number too small", "{0} must be at least {1}; got {2}.");

    /// <summary>Pause longer than the time limit.</summary>
    public static readonly DiagnosticDescriptor PauseOverLimit = Warning(
        "AEF3006",
        "Pause longer than the time limit",
        "The pause of {0} s is longer than the time limit of {1} s, so the job is polled only once.",
        "Decrease WAIT_TIME_SECONDS or increase ASYNC_TIMEOUT_LOOP_IN_MINUTES.");

    /// <summary>STEP_PROPERTIES is not a JSON object.</summary>
    public static readonly DiagnosticDescriptor PropertiesNotJson = Error(
        "AEF3008",
        "STEP_PROPERTIES is not a JSON object",
        "STEP_PROPERTIES must be a JSON object: {0}");

    /// <summary>Endless loop.</summary>
    public static readonly DiagnosticDescriptor EndlessLoop = Warning(
        "AEF3009",
        "Endless loop",
        "NEXT jumps back to {0} and nothing ends the loop, so it runs until a step fails.",
        "To repeat a failed step, use \"retry\". To repeat all steps, start the pipeline again.");

    /// <summary>Unreachable steps.</summary>
    public static readonly DiagnosticDescriptor Unreachable = Warning("AEF3010", "Unreachable steps", "No path reaches {0}.");

    /// <summary>Maximum pause shorter than the first pause.</summary>
    public static readonly DiagnosticDescriptor CapUnderPause = Warning(
        "AEF3011",
        "Maximum pause shorter than the first pause",
        "max_wait_time_seconds is {0} s, but the first pause is {1} s, so every pause takes {0} s.");

    /// <summary>Time too long.</summary>
    public static readonly DiagnosticDescriptor TooLong = Error(
        "AEF3012",
        "Time too long",
        "{0} is longer than a year, the longest time that an execution can take.");

    /// <summary>Duplicate JOB_NAME.</summary>
    public static readonly DiagnosticDescriptor DuplicateJobName = Warning(
        "AEF3013",
        "Duplicate JOB_NAME",
        "Duplicate JOB_NAME {0} (first in step {1}): both steps run the same job with the same parameter file.",
        "If the job should run twice, for example with other STEP_PROPERTIES, ignore this warning.");

    /// <summary>Key without effect for the TYPE of a step.</summary>
    public static readonly DiagnosticDescriptor UnusedKey = Warning(
        "AEF3014",
        "Key without effect for the TYPE of a step",
        "{0} has no effect in a step of TYPE {1}.");

    /// <summary>Defaults of an executor that no step uses.</summary>
    public static readonly DiagnosticDescriptor UnusedExecutor = Warning(
        "AEF3053",
        "Defaults of an executor that no step uses",
        "No step uses the executor {0}{1}, so its defaults have no effect.{2}",
        "Correct the name, or remove the defaults of this executor.");

    /// <summary>Key of the defaults that no step uses.</summary>
    public static readonly DiagnosticDescriptor UnusedDefault = new(
        "AEF3055",
        DiagnosticSeverity.Info,
        "Key of the defaults that no step uses",
        "{0} in the defaults has no effect: only {1} steps use it, and no such step inherits it.",
        "Remove it.");

    /// <summary>Secret in plain text.</summary>
    public static readonly DiagnosticDescriptor SecretInClear = new(
        "AEF3021",
        DiagnosticSeverity.Warning,
        "Secret in plain text",
        "{0} looks like a secret in plain text.",
        "Store it in Secret Manager and reference it: projects/PROJECT/secrets/NAME/versions/latest.")
    {
        HidesSource = true,
    };

    /// <summary>Secret in a data set.</summary>
    public static readonly DiagnosticDescriptor SecretInDataSet = new(
        "AEF3057",
        DiagnosticSeverity.Error,
        "Secret in a data set",
        "{0} contains a password or another secret, which events, logs and the compiled workflow would show.",
        "Remove it. A data set is a name, such as postgres://connection/schema.table; the job knows how to connect.")
    {
        HidesSource = true,
    };

    /// <summary>Duplicate id of a level or thread.</summary>
    public static readonly DiagnosticDescriptor DuplicateId = Warning(
        "AEF3026",
        "Duplicate id of a level or thread",
        "Duplicate {0} {1}: {2} in line {3} has the same id.",
        "Give each one a unique id; problems and runs refer to levels and threads by id.");

    /// <summary>Expression treated as plain text.</summary>
    public static readonly DiagnosticDescriptor ExpressionIsText = new(
        "AEF4003",
        DiagnosticSeverity.Info,
        "Expression treated as plain text",
        "{0} contains ${{…}}, but expressions are not evaluated in this key.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) =>
        new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
