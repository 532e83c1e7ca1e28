using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.Executors;
using Aef.Runs.History;
using Aef.Runs.Journals;
using Aef.Runs.State;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Connects runs that continue from a journal in the state folder with their records.</summary>
internal static class RecordedRuns
{
    /// <summary>The definition or source of a new run; a pipeline that was built in memory is written as a definition.</summary>
    public static RecordedSource? SourceOf(RunRequest request, BoundPipeline? pipeline) =>
        request.Recording is null ? null
        : request.Input?.Source is { } source ? new RecordedSource(source.Path is { } path ? Path.GetFullPath(path) : null, source.Text)
        : pipeline is null ? null
        : new RecordedSource(null, DefinitionWriter.Write(pipeline.Source, SourceFormat.Json));

    /// <summary>The recorder of a new run; null for a run that is not recorded.</summary>
    public static RunRecorder? RecorderOf(RunRequest request) => request.Recording is not { } recording ? null
        : RunRecorder.ForNew(recording, request.Mode, request.Mode == RunMode.Run ? request.Local?.Environment : null);

    /// <summary>The recorder of the restart of a run, in the state folder of that run if it is recorded.</summary>
    public static RunRecorder RecorderOfRestart(RunOrigin? origin, RecordingOptions recording, string? environment) =>
        origin is { Folder: { Exists: true } folder }
            ? RunRecorder.ForRerun(recording with { Folder = recording.Folder.At(folder.StatePath) }, folder.ReadRecord())
            : RunRecorder.ForNew(recording, RunMode.Run, environment);

    /// <summary>The definition or source of a run that continues.</summary>
    public static RecordedSource? SourceOf(JournalHeader? header) =>
        (header?.Find(RunSources.Definition) ?? header?.Find(RunSources.Workflow)) is { } source
            ? new RecordedSource(source.Path, source.Text)
            : null;

    /// <summary>The options of a resumed run, whose jobs continue the logs of its record.</summary>
    public static ResumeOptions WithLogs(string journal, ResumeOptions options) => RunFolder.OfJournal(journal) is not { } folder
        ? options
        : options with { Local = LogsIn(folder, options.Local ?? new LocalRunSettings(), options.Recording?.LogBytes) };

    /// <summary>The settings of a run that keeps the output and the files of its jobs in its folder.</summary>
    public static LocalRunSettings LogsIn(RunFolder folder, LocalRunSettings settings, long? logBytes) => settings with
    {
        StateFolder = settings.StateFolder ?? folder.StatePath,
        ArtifactsFolder = settings.ArtifactsFolder ?? folder.ArtifactsPath,
        Logs = settings.Logs ?? new RecordedJobLogs(folder, logBytes ?? StepLogFile.DefaultLimit),
        Approvals = settings.Approvals ?? folder.Approvals,
        Children = settings.Children ?? folder.Children,
    };

    /// <summary>A resumed run continues its record. One that had ended, and was recorded as such, is only shown.</summary>
    public static PreparedRun Resume(string journal, RecordingOptions? recording, PreparedRun run)
    {
        if (recording is not null
            && !run.HasErrors
            && RunFolder.OfJournal(journal) is { } folder
            && folder.ReadRecord() is var record
            && !(run.HadEnded && record.HasEnded))
        {
            run.Recorder = RunRecorder.ForResumed(recording with { Folder = recording.Folder.At(folder.StatePath) }, folder);
        }

        return run;
    }

    /// <summary>
    /// A rerun of a recorded run is a new run with a folder and a journal of its own. With another journal, it is not recorded.
    /// </summary>
    public static PreparedRun Rerun(string journal, RerunOptions options, Func<RerunOptions, PreparedRun> prepare)
    {
        if (options is not { Journal: null, Recording: { } recording } || RunFolder.OfJournal(journal) is not { } failed)
        {
            return prepare(options);
        }

        var record = failed.ReadRecord();
        var recorder = RunRecorder.ForRerun(recording with { Folder = recording.Folder.At(failed.StatePath) }, record);
        var problems = recorder.Open();
        if (problems.Any(p => p.Severity == DiagnosticSeverity.Error))
        {
            return new PreparedRun(record.Pipeline, [new RunCheck(RunSubject.Journal, journal, problems)]);
        }

        var folder = recorder.Folder!; // an open recorder has one
        var run = prepare(options with
        {
            Journal = folder.JournalPath,
            Local = LogsIn(folder, options.Local ?? new LocalRunSettings(), recording.LogBytes),
        });
        run.Recorder = recorder;
        if (run.HasErrors)
        {
            recorder.Abandon();
        }

        return run;
    }
}
