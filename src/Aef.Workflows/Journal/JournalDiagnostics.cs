using Aef.Documents.Diagnostics;

namespace Aef.Workflows.Journal;

/// <summary>The findings about journals.</summary>
public static class JournalDiagnostics
{
    /// <summary>The file cannot be opened, or is too large.</summary>
    public static readonly DiagnosticDescriptor CannotOpen = new(
        "AEF6150", DiagnosticSeverity.Error, "A journal that cannot be opened", "The journal cannot be opened: {0}");

    /// <summary>There is a file where a new journal should be.</summary>
    public static readonly DiagnosticDescriptor Exists = new(
        "AEF6151", DiagnosticSeverity.Error, "A journal that is there already", "{0} is there already, and a journal is never overwritten",
        "Go on with that run by 'aef resume', name another file, or delete it.");

    /// <summary>Another process writes the journal.</summary>
    public static readonly DiagnosticDescriptor InUse = new(
        "AEF6152", DiagnosticSeverity.Error, "A journal in use", "Another process is at work with this journal",
        "Wait for the run to end, or end it; two processes would do everything twice.");

    /// <summary>The file is no journal.</summary>
    public static readonly DiagnosticDescriptor NoJournal = new(
        "AEF6153", DiagnosticSeverity.Error, "Not a journal", "This is not a journal that this version of Aef can read: {0}");

    /// <summary>A record in the middle is damaged.</summary>
    public static readonly DiagnosticDescriptor Damaged = new(
        "AEF6154", DiagnosticSeverity.Error, "A damaged journal", "This record is damaged: {0}",
        "Nothing was run. Take the journal from a copy; what follows a damaged record cannot be trusted.");

    /// <summary>The last record was cut off by the end of the process.</summary>
    public static readonly DiagnosticDescriptor Torn = new(
        "AEF6155", DiagnosticSeverity.Info, "The last record was cut off", "The process ended while it wrote this record, so what it tells was not used yet; it is left out");

    /// <summary>A text that the run was made from has changed.</summary>
    public static readonly DiagnosticDescriptor Changed = new(
        "AEF6156", DiagnosticSeverity.Error, "What the run was made from has changed", "The {0} has changed since the run began: line {1} was '{2}' and is '{3}' now",
        "Put the text back as it was to go on with this run, or start a new one.");

    /// <summary>A file that the run was made from is gone.</summary>
    public static readonly DiagnosticDescriptor SourceGone = new(
        "AEF6157", DiagnosticSeverity.Warning, "What the run was made from is gone", "The {0} {1} cannot be read any more; the run goes on with the text that the journal holds");

    /// <summary>The records do not fit the program.</summary>
    public static readonly DiagnosticDescriptor Diverged = new(
        "AEF6158", DiagnosticSeverity.Error, "A journal that does not fit its run", "The run does not do what this record tells: {0}",
        "Nothing was run. The journal was changed by hand, or this version of Aef runs the source in another way than the one that wrote it.");

    /// <summary>A secret of the run is not there any more.</summary>
    public static readonly DiagnosticDescriptor NoSecret = new(
        "AEF6159", DiagnosticSeverity.Error, "A secret that a run needs to go on", "This record holds the secret '{0}' by its name, and there is no such secret now");

    /// <summary>A call was in flight and has failed for the run.</summary>
    public static readonly DiagnosticDescriptor InFlight = new(
        "AEF6160", DiagnosticSeverity.Warning, "A call was in flight when the process ended", "{0} was in flight when the process ended; whether it was carried out is not known. It fails with ConnectionError",
        "See whether it was carried out. '--in-flight again' makes it once more, '--in-flight stop' leaves the journal as it is.");

    /// <summary>A call was in flight and is made again.</summary>
    public static readonly DiagnosticDescriptor Repeated = new(
        "AEF6161", DiagnosticSeverity.Info, "A call in flight is made again", "{0} was in flight when the process ended; whether it was carried out is not known. It is made again");

    /// <summary>A call was in flight and the caller wants to decide.</summary>
    public static readonly DiagnosticDescriptor Stopped = new(
        "AEF6162", DiagnosticSeverity.Error, "A call in flight keeps a run from going on", "{0} was in flight when the process ended; whether it was carried out is not known",
        "Find out, then choose: '--in-flight again' makes it once more, '--in-flight fail' lets it fail with ConnectionError.");

    /// <summary>The run has ended; there is nothing to resume.</summary>
    public static readonly DiagnosticDescriptor Ended = new(
        "AEF6163", DiagnosticSeverity.Info, "The run of a journal has ended", "The run {0}; nothing was run, and this is what it gave",
        "'aef rerun' starts a run again that failed or was cancelled.");

    /// <summary>A rerun makes a call again.</summary>
    public static readonly DiagnosticDescriptor RunAgain = new(
        "AEF6164", DiagnosticSeverity.Info, "A call that led to a failure is made again", "{0} of step '{1}' is made again; what was done before it is not");

    /// <summary>A run failed without a failing outcome.</summary>
    public static readonly DiagnosticDescriptor FailedByItself = new(
        "AEF6165", DiagnosticSeverity.Error, "A run that failed by itself", "No call has failed this run, the workflow itself did: {0}. With the same answers it would fail in the same way",
        "Name the step whose last call is to be made again: 'aef rerun FILE --from STEP'. When the source is at fault, mend it and start a new run.");

    /// <summary>A rerun from a step that made no call.</summary>
    public static readonly DiagnosticDescriptor NoSuchStep = new(
        "AEF6166", DiagnosticSeverity.Error, "No call of that step", "In this run no step '{0}' has made a call", "Name a step that calls: its name, or ROUTINE.STEP.");

    /// <summary>A run that was killed is not rerun.</summary>
    public static readonly DiagnosticDescriptor NotEnded = new(
        "AEF6167", DiagnosticSeverity.Error, "A run that has not ended", "The run has not failed, it was cut off", "'aef resume' goes on with it.");

    /// <summary>A run that succeeded is not rerun.</summary>
    public static readonly DiagnosticDescriptor NothingFailed = new(
        "AEF6168", DiagnosticSeverity.Error, "Nothing has failed", "The run has succeeded; there is nothing to run again");

    /// <summary>A record could not be written during the run.</summary>
    public static readonly DiagnosticDescriptor CannotWrite = new(
        "AEF6180", DiagnosticSeverity.Error, "A journal that cannot be written",
        "The journal cannot be written, so the run stops here: {0}",
        "Every call that was made is in the journal. Free the disk space or restore the access, and continue by 'aef resume FILE'.");

    /// <summary>The file is empty.</summary>
    public static readonly DiagnosticDescriptor NotStarted = new(
        "AEF6181", DiagnosticSeverity.Error, "A journal whose run was not started",
        "The journal is empty: its process ended before the run was started",
        "Start the run by 'aef run ... --journal FILE', which accepts an empty file.");
}
