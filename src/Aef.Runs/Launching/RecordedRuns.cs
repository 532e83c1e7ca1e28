using Aef.Core.Pipelines.Writing;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;
using Aef.Runs.History;
using Aef.Runs.Journals;
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

    /// <summary>The definition or source of a run that continues.</summary>
    public static RecordedSource? SourceOf(JournalHeader? header) =>
        (header?.Find(RunSources.Definition) ?? header?.Find(RunSources.Workflow)) is { } source
            ? new RecordedSource(source.Path, source.Text)
            : null;

    /// <summary>A resumed run continues its record. One that had ended, and was recorded as such, is only shown.</summary>
    public static PreparedRun Resume(string journal, RecordingOptions? recording, PreparedRun run)
    {
        if (recording is not null
            && !run.HasErrors
            && RunFolder.OfJournal(journal) is { } folder
            && folder.ReadRecord() is var record
            && !(run.HadEnded && record.HasEnded))
        {
            recording = recording with
            {
                 Folder = recording.Folder.At(folder.StatePath),
                Mode = record.Mode,
                Environment = record.Environment,
            };
            run.Recorder = RunRecorder.ForResumed(recording, folder);
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
        recording = recording with { Folder = recording.Folder.At(failed.StatePath), Mode = record.Mode, Environment = record.Environment };
        var recorder = RunRecorder.ForNew(recording, failed.Id);
        var problems = recorder.Open();
        if (problems.Any(p => p.Severity == DiagnosticSeverity.Error))
        {
            return new PreparedRun(record.Pipeline, [new RunCheck(RunSubject.Journal, journal, problems)]);
        }

        var run = prepare(options with { Journal = recorder.Folder!.JournalPath }); // an open recorder has a folder
        run.Recorder = recorder;
        if (run.HasErrors)
        {
            recorder.Abandon();
        }

        return run;
    }
}
