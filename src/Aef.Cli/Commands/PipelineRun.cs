using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Progress;
using Aef.Runs.Simulation;

namespace Aef.Cli.Commands;

/// <summary>Compiles a definition, runs it locally and shows its progress and its result.</summary>
internal sealed class PipelineRun(CliConsole console, RunOptions options)
{
    // A run on virtual time ends before a tree could be drawn; only one on real time is shown live.
    private static readonly TimeSpan WorthWatching = TimeSpan.FromMilliseconds(300);

    /// <summary>Runs a pipeline that was compiled.</summary>
    public async Task<int> RunAsync(PipelineCompilation compiled, InputLoader loader, CancellationToken cancellationToken)
    {
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(compiled.Diagnostics);
        var script = ReadScript(compiled, loader, diagnostics);
        CheckEnvironment();
        var environment = RunEnvironments.Load(loader.Workspace, options.Environment);
        diagnostics.AddRange(environment.Diagnostics);
        diagnostics.AddRange(compiled.Input.Bound is { } bound ? RunArgument.Check(options.Argument, bound) : []);
        if (compiled.Artifact is not { } artifact || diagnostics.HasErrors)
        {
            return RunRefusal.Write(console, options, diagnostics.Items);
        }

        var request = new LocalRunRequest(artifact) { Argument = options.Argument, Script = script, Mocks = environment.Environment.Mocks, Parameters = compiled.Parameters, RealTime = options.RealTime };
        if (options.Journal is not { } path)
        {
            return await RunAsync(request, diagnostics, cancellationToken).ConfigureAwait(false);
        }

        var journal = JournalStarter.Start(path, request, RunTexts.Of(compiled.Input, options.Parameters, options.Script), options.Environment, options.Durability);
        diagnostics.AddRange(journal.Diagnostics);
        using (journal.Journal)
        {
            return journal.Journal is null
                ? RunRefusal.Write(console, options, diagnostics.Items)
                : await RunAsync(request with { Journal = journal.Journal }, diagnostics, cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Runs a prepared run, and shows its progress and its result.</summary>
    public async Task<int> RunAsync(LocalRunRequest request, DiagnosticBag diagnostics, CancellationToken cancellationToken)
    {
        if (!options.AsJson)
        {
            // Info messages are about the compiled source; here they would only distract from the run.
            new DiagnosticWriter(console.Error).WriteAll(diagnostics.Items.Where(d => d.Severity != DiagnosticSeverity.Info || IsAboutTheRun(d)));
        }

        var progress = new RunProgress(request.Pipeline);
        var observer = new RunObserver(progress, request.RealTime ? request.Clock : null);
        using var events = EventOutput.Open(options.Events, console, request.RealTime);
        if (events is not null)
        {
            observer.Listen(e => events.Write(RunEventWriter.ToJsonLine(e)));
        }

        var run = await WatchAsync(() => LocalRunner.RunAsync(request, observer.Take, cancellationToken), progress, observer).ConfigureAwait(false);
        Show(run, progress, diagnostics.Items, events?.IsStandard == true ? console.Error : console.Output);
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

    private static bool IsAboutTheRun(Diagnostic diagnostic) => diagnostic.Code.StartsWith("AEF61", StringComparison.Ordinal);

    /// <summary>A pipeline runs on the simulated platform: of the environment options it accepts mocks only.</summary>
    private void CheckEnvironment()
    {
        var environment = options.Environment;
        foreach (var (name, isGiven) in ((string, bool)[])
        [
            ("--allow-host", environment.AllowedHosts.Count > 0), ("--workflow", environment.Workflows.Count > 0), ("--workflows", environment.WorkflowFolder is not null),
            ("--secret", environment.Secrets.Count > 0), ("--env", environment.Variables.Count > 0), ("--callbacks", options.CallbackPort > 0),
        ])
        {
            if (isGiven)
            {
                throw new UsageException($"{name} is for Cloud Workflows source, and \"{options.File}\" is a definition.");
            }
        }
    }

    private SimulationScript ReadScript(PipelineCompilation compiled, InputLoader loader, DiagnosticBag diagnostics)
    {
        if (options.Script is null || compiled.Input.Bound is not { } pipeline)
        {
            return SimulationScript.Empty;
        }

        var result = loader.Workspace.LoadScript(options.Script, pipeline);
        diagnostics.AddRange(result.Diagnostics);
        return result.Script ?? SimulationScript.Empty;
    }

    private void Show(Run run, RunProgress progress, IReadOnlyList<Diagnostic> diagnostics, TerminalWriter output)
    {
        var ended = run.Done.ToHashSet(StringComparer.Ordinal);
        List<string> done = [.. progress.Steps.Select(s => s.JobId).Where(ended.Contains)];
        if (options.AsJson)
        {
            JsonOutput.WriteObject(output.Raw, json =>
            {
                RunJson.Write(json, run, progress, RunArgument.WithDone(options.Argument, done));
                DiagnosticJson.Write(json, diagnostics);
            });
            return;
        }

        var rerun = options.Journal is { } journal ? RerunCommand.OfJournal(journal, continued: run.State == RunState.Succeeded) : RerunCommand.Text(options.File, options.Parameters, options.Argument, done);
        new RunSummary(output).Write(run, progress, options.RealTime ? "real" : "virtual", rerun);
        foreach (var mock in run.UnusedMocks)
        {
            console.Error.Write("no call matched the mock ", TextStyle.Caution).WriteLine(TerminalText.Clean(mock));
        }
    }
}
