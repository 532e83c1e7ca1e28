using Aef.Documents.Diagnostics;

namespace Aef.Core.Validation.Rules;

/// <summary>Findings about pipelines that say something impossible, or something that is likely not meant.</summary>
public static class RuleDiagnostics
{
    /// <summary>A pipeline without steps.</summary>
    public static readonly DiagnosticDescriptor NothingToRun = Error("AEF3001", "The pipeline has no steps", "The pipeline has no steps.", "Add a level with a thread that has a step.");

    /// <summary>A level without threads.</summary>
    public static readonly DiagnosticDescriptor EmptyLevel = Warning("AEF3002", "A level has no threads", "The level{0} has no threads and is left out.");

    /// <summary>A thread without steps.</summary>
    public static readonly DiagnosticDescriptor EmptyThread = Warning("AEF3003", "A thread has no steps", "The thread{0} has no steps and is left out.");

    /// <summary>A time that is zero or less.</summary>
    public static readonly DiagnosticDescriptor NotPositive = Error("AEF3004", "A time is not positive", "{0} must be more than 0; this is {1}.");

    /// <summary>A number below the least that makes sense.</summary>
    public static readonly DiagnosticDescriptor TooSmall = Error("AEF3005", "A number is too small", "{0} is at least {1}; this is {2}.");

    /// <summary>A pause longer than the whole wait.</summary>
    public static readonly DiagnosticDescriptor PauseOverLimit = Warning("AEF3006", "The pause is longer than the limit", "The pause of {0} s is longer than the whole wait of {1} s, so the state is looked at once.", "Make WAIT_TIME_SECONDS smaller or ASYNC_TIMEOUT_LOOP_IN_MINUTES larger.");

    /// <summary>A call that takes longer than any call can.</summary>
    public static readonly DiagnosticDescriptor CallTooLong = Error("AEF3007", "A call takes too long", "TIMEOUT_SECONDS is {0} s, but one call has at most 1800 s.", "Make the step async when its job takes longer.");

    /// <summary>STEP_PROPERTIES that are no JSON object.</summary>
    public static readonly DiagnosticDescriptor PropertiesNotJson = Error("AEF3008", "STEP_PROPERTIES is not a JSON object", "STEP_PROPERTIES must be a JSON object: {0}");

    /// <summary>A loop without a way out.</summary>
    public static readonly DiagnosticDescriptor EndlessLoop = Warning("AEF3009", "A loop has no end", "NEXT goes back to {0}, and no condition ends the loop: it runs until a step fails.", "Give the jumping step a condition (when).");

    /// <summary>Steps that are never reached.</summary>
    public static readonly DiagnosticDescriptor Unreachable = Warning("AEF3010", "Steps are never reached", "No path reaches {0}.");

    /// <summary>A cap on the pause below the pause.</summary>
    public static readonly DiagnosticDescriptor CapUnderPause = Warning("AEF3011", "The longest pause is shorter than the pause", "max_wait_time_seconds is {0} s, less than the pause of {1} s, so every pause takes {0} s.");

    /// <summary>A time longer than an execution.</summary>
    public static readonly DiagnosticDescriptor TooLong = Error("AEF3012", "A time is too long", "{0} is longer than a year, which is the longest time that an execution may take.");

    /// <summary>Two steps with one JOB_NAME.</summary>
    public static readonly DiagnosticDescriptor DuplicateJobName = Warning("AEF3013", "Duplicate JOB_NAME", "The JOB_NAME {0} is also that of the step {1}: both run the same job with the same parameter file.", "Ignore this when one job is meant to run twice, perhaps with other STEP_PROPERTIES.");

    /// <summary>A key that steps of this type do not use.</summary>
    public static readonly DiagnosticDescriptor UnusedKey = Warning("AEF3014", "The step's TYPE does not use a key", "{0} has no meaning in a step of TYPE {1}.");

    /// <summary>An executor that cannot do what the step asks.</summary>
    public static readonly DiagnosticDescriptor UnsuitableExecutor = Error("AEF3015", "The executor does not suit", "The executor {0} cannot run here: {1}.", "Choose another executor, or say in its entry how it is run.");

    /// <summary>A secret that anybody can read. The line that it stands in is not shown.</summary>
    public static readonly DiagnosticDescriptor SecretInClear = Warning("AEF3021", "A secret in clear", "{0} looks like a secret that is written in clear.", "Keep it in Secret Manager and write where it is: projects/PROJECT/secrets/NAME/versions/latest.") with { HidesSource = true };

    /// <summary>Two levels, or two threads of a level, with one id.</summary>
    public static readonly DiagnosticDescriptor DuplicateId = Warning("AEF3026", "Duplicate id of a level or thread", "The {0} {1} is also that of {2} in line {3}.", "Give each its own id; findings and runs name levels and threads by it.");

    private static DiagnosticDescriptor Error(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Error, title, message, remedy);

    private static DiagnosticDescriptor Warning(string code, string title, string message, string? remedy = null) => new(code, DiagnosticSeverity.Warning, title, message, remedy);
}
