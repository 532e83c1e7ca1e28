using Aef.Documents.Diagnostics;
using Aef.Runs.History;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <content>The record of the run in the state folder.</content>
public sealed partial class PreparedRun
{
    /// <summary>The folder in which the run is recorded, from <see cref="Begin"/> on; null for a run that is not recorded.</summary>
    public RunFolder? Folder => Recorder?.Folder;

    /// <summary>Records the run; null for a run that is not recorded.</summary>
    internal RunRecorder? Recorder { get; set; }

    /// <summary>The definition or source, for its record.</summary>
    internal RecordedSource? Source { get; init; }

    /// <summary>The journal that the caller has named; null for that of the record, or none.</summary>
    internal string? NamedJournal { get; init; }

    /// <summary>True for a resumed run that had ended before.</summary>
    internal bool HadEnded => _resumed?.HasEnded == true;

    private Secrets AllSecrets => Pipeline?.AllSecrets ?? Secrets;

    /// <summary>Creates the record; false, with more <see cref="Checks"/>, on failure.</summary>
    private bool BeginRecording()
    {
        if (Recorder is not { } recorder)
        {
            return true;
        }

        var problems = recorder.IsOpen ? [] : recorder.Open();
        if (!problems.Any(p => p.Severity == DiagnosticSeverity.Error))
        {
            problems =
            [
                .. problems,
                .. recorder.Begin(new RecordedRun(Name)
                {
                    Source = Source,
                    Pipeline = Pipeline,
                    Argument = Pipeline?.Argument ?? Workflow?.Argument ?? default,
                    Secrets = AllSecrets,
                    IsRealTime = IsRealTime,
                    Journal = NamedJournal is null ? null : Path.GetFullPath(NamedJournal),
                }),
            ];
        }

        if (recorder.Folder is { } folder && Pipeline is { Local: { } local } pipeline)
        {
            Pipeline = pipeline with { Local = RecordedRuns.LogsIn(folder, local, recorder.LogBytes) };
        }

        if (problems.Count > 0)
        {
            Checks = [.. Checks, new RunCheck(RunSubject.Journal, null, problems)];
        }

        return !HasErrors;
    }
}
