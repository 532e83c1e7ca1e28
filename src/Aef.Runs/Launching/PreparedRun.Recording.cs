using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting.Credentials;

namespace Aef.Runs.Launching;

/// <content>The record of the run in the state folder.</content>
public sealed partial class PreparedRun
{
    /// <summary>The environment variable that shows inputs that look like secrets in what a run displays, if it is 1.</summary>
    private const string ShowInputs = "AEF_SHOW_INPUTS";

    /// <summary>The folder in which the run is recorded, from <see cref="Begin"/> on; null for a run that is not recorded.</summary>
    public RunFolder? Folder => Recorder?.Folder;

    /// <summary>Records the run; null for a run that is not recorded.</summary>
    internal RunRecorder? Recorder { get; set; }

    /// <summary>The definition or source, for its record.</summary>
    internal RecordedSource? Source { get; init; }

    /// <summary>The journal that the caller has named; null for that of the record, or none.</summary>
    internal string? NamedJournal { get; init; }

    /// <summary>The interval that the run processes; null if it is not known before the run.</summary>
    internal RecordedInterval? Interval { get; init; }

    /// <summary>The hash of the inputs of the run, as its record has it.</summary>
    internal string? InputsHash => InputMask.Of(Pipeline?.Argument ?? default, AllSecrets).InputsHash;

    /// <summary>True when the record of the run does not contain the inputs as they are.</summary>
    internal bool HidesInputs =>
        Pipeline is { Argument: { Kind: WorkflowValueKind.Map } argument }
        && InputMask.Of(argument, AllSecrets).Argument["inputs"] != argument["inputs"];

    /// <summary>True for a resumed run that had ended before.</summary>
    internal bool HadEnded => _resumed?.HasEnded == true;

    /// <summary>Returns the environment variables of the process.</summary>
    internal Func<string, string?> Variables { get; init; } = EnvironmentRequest.Empty.Environment;

    private Secrets AllSecrets => Pipeline?.AllSecrets ?? Secrets;

    /// <summary>Inputs that look like secrets are not shown, unless the user wants to see them.</summary>
    private Secrets InputsToHide(LocalRunRequest pipeline) =>
        Variables(ShowInputs) == "1" ? Secrets.Empty : InputMask.Of(pipeline.Argument, AllSecrets).Found;

    private async Task<Run> RecordAsync(
        RunRecorder recorder,
        Action<RunEvent>? onEvent,
        ExecutionListener? listener,
        CancellationToken cancellationToken)
    {
        var run = await recorder
            .RunAsync((e, token) => ObserveAsync(e, listener, token), MakeProgress(), AllSecrets, onEvent, cancellationToken)
            .ConfigureAwait(false);
        run.Record = recorder.Folder is { } folder ? new RunOrigin(folder, Source, Pipeline?.Journal?.Header) : null;
        return run;
    }

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
                    Interval = Interval,
                    HasEnded = HadEnded,
                    Journal = NamedJournal is null ? null : Path.GetFullPath(NamedJournal),
                }),
            ];
        }

        if (recorder.Folder is { } folder && Pipeline is { Local: { } local } pipeline)
        {
            var logged = RecordedRuns.LogsIn(folder, local, recorder.LogBytes) with { HiddenInputs = recorder.Hidden };
            Pipeline = pipeline with { Local = logged, Gate = recorder.Gate };
            pipeline.Replayed?.Attach(recorder.Gate);
        }

        if (problems.Count > 0)
        {
            Checks = [.. Checks, new RunCheck(RunSubject.Journal, null, problems)];
        }

        return !HasErrors;
    }
}
