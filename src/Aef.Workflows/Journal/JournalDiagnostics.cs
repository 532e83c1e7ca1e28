using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>Diagnostics about journals.</summary>
public static class JournalDiagnostics
{
    /// <summary>Journal cannot be opened.</summary>
    public static readonly DiagnosticDescriptor CannotOpen = new(
        "AEF6150",
        DiagnosticSeverity.Error,
        "Journal cannot be opened",
        "Cannot open the journal: {0}");

    /// <summary>Journal already exists.</summary>
    public static readonly DiagnosticDescriptor Exists = new(
        "AEF6151",
        DiagnosticSeverity.Error,
        "Journal already exists",
        "\"{0}\" already exists, and a journal is never overwritten.",
        "Resume that run (aef resume, Resume-AefRun), name another file, or delete the old one.");

    /// <summary>Journal in use.</summary>
    public static readonly DiagnosticDescriptor InUse = new(
        "AEF6152",
        DiagnosticSeverity.Error,
        "Journal in use",
        "Another process is using this journal.",
        "Wait for that run to end, or stop it. Two processes would repeat every call.");

    /// <summary>Not a journal.</summary>
    public static readonly DiagnosticDescriptor NoJournal = new(
        "AEF6153",
        DiagnosticSeverity.Error,
        "Not a journal",
        "This is not a journal that this version of Aef can read: {0}.",
        "Pass the journal of a run, which --journal FILE of aef simulate writes (-JournalPath in PowerShell), not a definition.");

    /// <summary>Damaged journal.</summary>
    public static readonly DiagnosticDescriptor Damaged = new(
        "AEF6154",
        DiagnosticSeverity.Error,
        "Damaged journal",
        "This record is damaged: {0}.",
        "Nothing was run. Use a copy of the journal; records after a damaged one cannot be trusted.");

    /// <summary>Truncated last record.</summary>
    public static readonly DiagnosticDescriptor Torn = new(
        "AEF6155",
        DiagnosticSeverity.Info,
        "Truncated last record",
        "The process ended while it wrote this record, so nothing depends on it. Aef ignores the record.");

    /// <summary>Input of the run has changed.</summary>
    public static readonly DiagnosticDescriptor Changed = new(
        "AEF6156",
        DiagnosticSeverity.Error,
        "Input of the run has changed",
        "The {0} has changed since the run began: line {1} was \"{2}\" and is now \"{3}\".",
        "To resume this run, restore the original file. Otherwise, start a new run.");

    /// <summary>Input of the run is missing.</summary>
    public static readonly DiagnosticDescriptor SourceGone = new(
        "AEF6157",
        DiagnosticSeverity.Warning,
        "Input of the run is missing",
        "The {0} {1} is no longer readable; the run resumes with the copy in the journal.");

    /// <summary>Journal does not match the run.</summary>
    public static readonly DiagnosticDescriptor Diverged = new(
        "AEF6158",
        DiagnosticSeverity.Error,
        "Journal does not match the run",
        "The run does not match this record: {0}.",
        "Nothing was run. Either the journal was edited, or this version of Aef runs the source differently from the version that " +
        "wrote it.");

    /// <summary>Missing secret.</summary>
    public static readonly DiagnosticDescriptor NoSecret = new(
        "AEF6159",
        DiagnosticSeverity.Error,
        "Missing secret",
        "This record refers to the secret \"{0}\", which is not available.");

    /// <summary>Call in flight when the process ended.</summary>
    public static readonly DiagnosticDescriptor InFlight = new(
        "AEF6160",
        DiagnosticSeverity.Warning,
        "Call in flight when the process ended",
        "{0} was in flight when the process ended, so its outcome is unknown. It fails with ConnectionError.",
        "Check whether the call was carried out. To repeat it, resume with \"again\" (--in-flight, -InFlight); with \"stop\", " +
        "the journal stays unchanged.");

    /// <summary>Call in flight is repeated.</summary>
    public static readonly DiagnosticDescriptor Repeated = new(
        "AEF6161",
        DiagnosticSeverity.Info,
        "Call in flight is repeated",
        "{0} was in flight when the process ended, so its outcome is unknown. It is repeated.");

    /// <summary>Call in flight prevents the run from resuming.</summary>
    public static readonly DiagnosticDescriptor Stopped = new(
        "AEF6162",
        DiagnosticSeverity.Error,
        "Call in flight prevents the run from resuming",
        "{0} was in flight when the process ended, so its outcome is unknown.",
        "Check whether the call was carried out. Then resume with \"again\" (--in-flight, -InFlight) to repeat it, or with \"fail\" " +
        "to let it fail with ConnectionError.");

    /// <summary>The run has already ended.</summary>
    public static readonly DiagnosticDescriptor Ended = new(
        "AEF6163",
        DiagnosticSeverity.Info,
        "The run has already ended",
        "The run {0}. Nothing was run; this is the recorded outcome.",
        "To repeat a run that failed or was cancelled, use aef rerun or Restart-AefRun.");

    /// <summary>Failed call is repeated.</summary>
    public static readonly DiagnosticDescriptor RunAgain = new(
        "AEF6164",
        DiagnosticSeverity.Info,
        "Failed call is repeated",
        "{0} of step \"{1}\" is repeated; earlier calls are not.");

    /// <summary>Run failed without a failed call.</summary>
    public static readonly DiagnosticDescriptor FailedByItself = new(
        "AEF6165",
        DiagnosticSeverity.Error,
        "Run failed without a failed call",
        "No failed call ended this run; the workflow itself raised the error: {0}. With the same responses, it would fail again.",
        "Name the step whose last call to repeat: aef rerun FILE --from STEP, or Restart-AefRun FILE -From STEP. " +
        "If the source is wrong, fix it and start a new run.");

    /// <summary>Step made no call.</summary>
    public static readonly DiagnosticDescriptor NoSuchStep = new(
        "AEF6166",
        DiagnosticSeverity.Error,
        "Step made no call",
        "The step \"{0}\" made no call in this run.",
        "Name a step that makes calls, as STEP or ROUTINE.STEP.");

    /// <summary>The run has not ended.</summary>
    public static readonly DiagnosticDescriptor NotEnded = new(
        "AEF6167",
        DiagnosticSeverity.Error,
        "The run has not ended",
        "The run did not fail; it was interrupted.",
        "Resume it (aef resume, Resume-AefRun).");

    /// <summary>Nothing failed.</summary>
    public static readonly DiagnosticDescriptor NothingFailed = new(
        "AEF6168",
        DiagnosticSeverity.Error,
        "Nothing failed",
        "The run succeeded; there is nothing to repeat.");

    /// <summary>Cannot write the journal.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new(
        "AEF6180", DiagnosticSeverity.Error, "Cannot write the journal",
        "The run stops because its journal cannot be written: {0}",
        "The journal contains every call so far. Free disk space or restore access, and resume the run (aef resume, Resume-AefRun).");

    /// <summary>The run was not started.</summary>
    public static readonly DiagnosticDescriptor NotStarted = new(
        "AEF6181", DiagnosticSeverity.Error, "The run was not started",
        "The journal is empty: its process ended before the run started.",
        "Start the run again with this journal (--journal, -JournalPath): an empty file is accepted.");
}
