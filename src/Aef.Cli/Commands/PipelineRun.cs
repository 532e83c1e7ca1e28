using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Launching;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Commands;

/// <summary>Runs a pipeline on this machine, and shows it while it runs and when it has ended.</summary>
internal sealed class PipelineRun(CliConsole console, RunOptions options)
{
    // A run on virtual time ends before a tree could be drawn; only one on real time is shown live.
    private static readonly TimeSpan WorthWatching = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs a pipeline, and returns the exit code.</summary>
    public async Task<int> RunAsync(PreparedRun prepared, LocalRunRequest request, CancellationToken cancellationToken)
    {
        var diagnostics = prepared.Diagnostics;
        if (!options.AsJson)
        {
            // Other info messages are about the compilation and would only hide the run.
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Where(d => d.Severity != DiagnosticSeverity.Info || IsAboutTheRun(d)));
        }

        var progress = prepared.MakeProgress();
        var observer = new RunObserver(progress, request.RealTime ? request.Clock : null);
        using var events = EventOutput.Open(options.Events, console, request.RealTime);
        if (events is not null)
        {
            observer.Listen(e => events.Write(RunEventWriter.ToJsonLine(e)));
        }

        var run = await WatchAsync(() => prepared.RunAsync(observer.Record, cancellationToken: cancellationToken), progress, observer)
            .ConfigureAwait(false);
        Show(prepared, run, progress, diagnostics, events?.IsStandard == true ? console.Error : console.Output);
        RunSummaryFile.Write(console, options.Summary, options.Ci, prepared.MakeReport(run));
        return run.State == RunState.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    private async Task<Run> WatchAsync(Func<Task<Run>> start, RunProgress progress, RunObserver observer)
    {
        if (options.AsJson)
        {
            return await start().ConfigureAwait(false);
        }

        if (!console.IsInteractive)
        {
            var lines = new ProgressLines(console.Error, progress);
            observer.Listen(e =>
            {
                lines.Write(e);
                if (options.RealTime)
                {
                    console.Error.Raw.Flush();
                }
            });
            return await start().ConfigureAwait(false);
        }

        var run = Task.Run(start);
        if (await Task.WhenAny(run, Task.Delay(WorthWatching)).ConfigureAwait(false) != run)
        {
            new LiveRunView(console, observer).ShowUntil(run);
        }

        return await run.ConfigureAwait(false);
    }

    private static bool IsAboutTheRun(Diagnostic diagnostic) =>
        diagnostic.Code.StartsWith("AEF6", StringComparison.Ordinal) || EngineTargets.IsAboutEngine(diagnostic);

    private void Show(PreparedRun prepared, Run run, RunProgress progress, IReadOnlyList<Diagnostic> diagnostics, TerminalWriter output)
    {
        var rest = run.ArgumentOfRest(options.Argument);
        if (options.AsJson)
        {
            JsonOutput.WriteObject(output.Raw, json =>
            {
                RunJson.Write(json, run, progress, rest);
                json.WriteOptional("recorded_as", prepared.Folder?.Id);
                json.WriteOptional("folder", prepared.Folder?.FolderPath);
                DiagnosticJson.Write(json, [.. diagnostics, .. run.Warnings]);
            });
            return;
        }

        var changed = run.State == RunState.Cancelled ? [] : run.InputsOfFailures;
        var rerun = options.Journal is { } journal && changed.Count == 0
            ? RerunCommand.OfJournal(journal, continued: run.State == RunState.Succeeded)
            : RerunCommand.Text(
                options.File,
                options.Parameters,
                rest,
                changed,
                options.Project,
                options.Environment,
                options.RealTime,
                run.IsReal);
        new RunSummary(output).Write(run, progress, options.RealTime, rerun);
        new DiagnosticWriter(console.Error).WriteAll(run.Warnings);
        foreach (var mock in run.UnusedMocks)
        {
            console.Error.Write("no call matched the mock ", TextStyle.Caution).WriteLine(TerminalText.Clean(mock));
        }
    }
}
