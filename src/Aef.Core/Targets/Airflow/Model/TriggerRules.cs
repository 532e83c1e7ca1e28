namespace Aef.Core.Targets.Airflow.Model;

/// <summary>The trigger rules that this target uses.</summary>
internal static class TriggerRules
{
    /// <summary>No task before it has failed; skipped ones do not matter.</summary>
    public const string NoneFailed = "none_failed";

    /// <summary>Every task before it has ended, in whatever way.</summary>
    public const string AllDone = "all_done";

    /// <summary>A task before it has failed, or could not run because of a failure.</summary>
    public const string OneFailed = "one_failed";

    /// <summary>A task before it has run, well or not: after a single task, it was neither skipped nor left out after a failure.</summary>
    public const string OneDone = "one_done";

    /// <summary>No task before it was skipped; it waits for all others, whatever becomes of them.</summary>
    public const string NoneSkipped = "none_skipped";

    /// <summary>Every task before it has succeeded; the default, which is not written.</summary>
    public const string? AllSuccess = null;
}
