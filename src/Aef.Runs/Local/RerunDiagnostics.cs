using Aef.Documents.Diagnostics;

namespace Aef.Runs.Local;

/// <summary>Diagnostics of reruns and of the <c>resume</c> argument.</summary>
internal static class RerunDiagnostics
{
    /// <summary>Unknown job in resume.done.</summary>
    public static readonly DiagnosticDescriptor UnknownJob = new(
        "AEF6170",
        DiagnosticSeverity.Error,
        "Unknown job in resume.done",
        "resume.done names {0}, which {1}.{2}",
        "Use JOB_IDs of the levels of the pipeline.");

    /// <summary>A step in resume.done whose output is not given.</summary>
    public static readonly DiagnosticDescriptor MissingOutput = new(
        "AEF6217",
        DiagnosticSeverity.Error,
        "Step in resume.done without its output",
        "resume.done names {0}, but resume.outputs does not have the output, so the expressions that read it would read null.",
        "Add the output to resume.outputs (null if the step had none), or remove the step from resume.done so that it runs again.");

    /// <summary>Items in resume.done of a list whose hash is not given.</summary>
    public static readonly DiagnosticDescriptor MissingHash = new(
        "AEF6223",
        DiagnosticSeverity.Error,
        "Items in resume.done without the hash of their list",
        "resume.done names items of {0}, but resume.lists does not have the hash of the list of for_each at {1}, so they could be other " +
        "items.",
        "Pass the resume object of the failed run unchanged, or remove the items from resume.done so that they run again.");

    /// <summary>An attempt that is no number of a run.</summary>
    public static readonly DiagnosticDescriptor InvalidAttempt = new(
        "AEF6218",
        DiagnosticSeverity.Error,
        "Invalid number of a restart",
        "resume.attempt must be an integer from 1; got {0}.",
        "Set the number of the restart, such as 2 for the first one, or remove the key.");

    /// <summary>Steps that run again because their outputs are not known.</summary>
    public static readonly DiagnosticDescriptor UnknownOutput = new(
        "AEF6219",
        DiagnosticSeverity.Info,
        "Steps run again because their outputs are not known",
        "These steps have succeeded, but run again: {0}. The changed pipeline reads their outputs, which the earlier run did not keep.",
        "To skip such a step, use aef simulate or Invoke-AefPipeline with its JOB_ID in resume.done and its output in resume.outputs.");

    /// <summary>A list of <c>for_each</c> is not that of the failed run.</summary>
    public static readonly DiagnosticDescriptor OtherList = new(
        "AEF6196",
        DiagnosticSeverity.Error,
        "Another list than in the failed run",
        "The list of for_each at \"{0}\" is not that of the failed run that resume belongs to, so its items would be other items.",
        "Pass the inputs of the failed run, or start the pipeline without resume.");

    /// <summary>Invalid resume argument.</summary>
    public static readonly DiagnosticDescriptor NoList = new(
        "AEF6171",
        DiagnosticSeverity.Error,
        "Invalid resume argument",
        "Invalid {0} in the argument: {1}. {2}",
        "An example of the argument: {\"resume\": {\"done\": [\"J01\", \"J02\"]}}.");

    /// <summary>Rerun uses a changed file.</summary>
    public static readonly DiagnosticDescriptor Changed = new(
        "AEF6169",
        DiagnosticSeverity.Info,
        "Rerun uses a changed file",
        "The {0} has changed since the run failed; the remaining jobs use the new version.");

    /// <summary>Done jobs that a changed pipeline does not have.</summary>
    public static readonly DiagnosticDescriptor DoneJobsGone = new(
        "AEF6224",
        DiagnosticSeverity.Warning,
        "Done jobs that the changed pipeline does not have",
        "These jobs are done, but the changed pipeline does not have them, so nothing is skipped for them: {0}.",
        "A job that only has another JOB_ID now runs again. To skip it, use aef simulate or Invoke-AefPipeline with the new JOB_ID in " +
        "resume.done.");

    /// <summary>Done steps that are another job in a changed pipeline.</summary>
    public static readonly DiagnosticDescriptor DoneJobsChanged = new(
        "AEF6225",
        DiagnosticSeverity.Warning,
        "Done steps that are another job now",
        "These steps are done and are skipped, although their jobs have changed since: {0}.",
        "If such a job must run, give it another JOB_ID, or use aef simulate or Invoke-AefPipeline without it in resume.done.");

    /// <summary>Jobs of failed steps that may run twice.</summary>
    public static readonly DiagnosticDescriptor MayRunTwice = new(
        "AEF6280",
        DiagnosticSeverity.Warning,
        "Jobs that may run twice",
        "These jobs start again, although they may have started or may still be running: {0}.",
        "Check these jobs before you run the steps again. To skip a step, add its JOB_ID to resume.done.");

    /// <summary>Jobs that have succeeded and start again, because their outputs are not known.</summary>
    public static readonly DiagnosticDescriptor SucceedsTwice = new(
        "AEF6281",
        DiagnosticSeverity.Warning,
        "Jobs that have succeeded start again",
        "These jobs start again, although they succeeded, because expressions read their outputs, which are not known: {0}.",
        "To skip such a step, add its JOB_ID to resume.done and its output to resume.outputs (null if it had none).");

    /// <summary>A journal in place of a simulation script.</summary>
    public static readonly DiagnosticDescriptor JournalAsScript = new(
        "AEF6282",
        DiagnosticSeverity.Error,
        "A journal in place of a simulation script",
        "{0} is the journal of the run, not a simulation script.",
        "Pass a simulation script. Without one, the rerun uses that of the failed run.");

    /// <summary>The argument, or a part of it, is not an object.</summary>
    public static readonly DiagnosticDescriptor NotAnObject = new(
        "AEF6172", DiagnosticSeverity.Error, "The argument of a run is not an object", "{0} must be a JSON object or null; got {1}.",
        "An example of the argument: {\"query_variables\": {\"start_date\": \"2026-01-31\"}}. It can also be omitted.");

    /// <summary>A key of the argument that has no effect.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "AEF6173", DiagnosticSeverity.Warning, "Unknown key in the argument of a run", "Unknown key {0} in the argument: it has no effect on the jobs.{1}",
        "The keys are inputs, schedule, query_variables, workflow_name, workflow_properties and resume. Put values for jobs into " +
        "query_variables.");

    /// <summary>A probable misspelling of <c>resume.done</c>, which would be ignored.</summary>
    public static readonly DiagnosticDescriptor MisspelledResume = new(
        "AEF6174", DiagnosticSeverity.Error, "Misspelled resume in the argument of a run", "Unknown key {0} in {1}: without it, completed jobs would run again. Did you mean \"resume\" with \"done\"?",
        "An example of the argument: {\"resume\": {\"done\": [\"J01\", \"J02\"]}}.");

    /// <summary>Only jobs with <c>continue_if_fail</c> have failed.</summary>
    public static readonly DiagnosticDescriptor OnlyContinued = new(
        "AEF6175", DiagnosticSeverity.Error, "Only jobs with continue_if_fail have failed", "The run succeeded, although these jobs with continue_if_fail failed: {0}.",
        "To repeat only these jobs, use aef rerun --continued, or Restart-AefRun -Continued.");

    /// <summary>An option for another kind of run.</summary>
    public static readonly DiagnosticDescriptor OptionOfOtherKind = new(
        "AEF6176", DiagnosticSeverity.Error, "An option for another kind of run", "{0} is for runs of {1}; this is a run of {2}.", "Remove the option.");
}
