using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Targets;
using Aef.Documents.Diagnostics;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.Runs.Local;
using Aef.Runs.Progress;

namespace Aef.Cli.Commands;

/// <summary>Waits for an execution and shows it, in the same tree and chart as a run on this computer.</summary>
/// <param name="console">The console.</param>
/// <param name="session">The clients.</param>
/// <param name="name">The execution.</param>
/// <param name="steps">The compiled definition, which names its steps; null if there is none.</param>
internal sealed class WatchedExecution(CliConsole console, GoogleSession session, ExecutionName name, CompiledSteps? steps)
{
    private static readonly TimeSpan WorthWatching = TimeSpan.FromMilliseconds(300);

    /// <summary>True to print one JSON document instead of text.</summary>
    public bool AsJson { get; init; }

    /// <summary>The file of events; null for none.</summary>
    public string? Events { get; init; }

    /// <summary>True to cancel the execution when the command is interrupted.</summary>
    public bool CancelsOnInterrupt { get; init; }

    /// <summary>How to write the command that resumes the execution; null to write none.</summary>
    public string? ResumeCommand { get; init; }

    /// <summary>Waits, and returns the exit code.</summary>
    /// <param name="started">The execution, if it was just started; null to read it.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> RunAsync(Execution? started, CancellationToken cancellationToken)
    {
        var progress = MakeProgress();
        var observer = new RunObserver(progress, GoogleAccess.Clock);
        using var events = EventOutput.Open(Events, console, realTime: true);
        if (events is not null)
        {
            observer.Listen(e => events.Write(RunEventWriter.ToJsonLine(e)));
        }

        Execution? execution;
        try
        {
            execution = await ShowAsync(started, progress, observer, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return await InterruptAsync().ConfigureAwait(false);
        }

        if (execution is null)
        {
            return Unknown(console, name.ToString());
        }

        Write(events?.IsStandard == true ? console.Error : console.Output, execution, progress);
        return execution.State == ExecutionState.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    /// <summary>Shows the execution as it is now, and returns the exit code: that it has failed is not a failure to show it.</summary>
    public async Task<int> ShowOnceAsync(CancellationToken cancellationToken)
    {
        var client = session.Clients.Executions;
        if (await client.FindAsync(name.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false) is not { } execution)
        {
            return Unknown(console, name.ToString());
        }

        var (progress, map) = (MakeProgress(), steps?.Map ?? SourceMap.Empty);
        var events = new ExecutionProgress(progress.Apply, progress);
        events.Begin(execution);
        if (steps is not null)
        {
            var entries = new List<StepEntry>();
            await foreach (var entry in client.ListStepEntriesAsync(name.ToString(), new() { PageSize = 1000 }, cancellationToken)
                .ConfigureAwait(false))
            {
                entries.Add(entry);
            }

            foreach (var change in new JobChangeReader(steps.Name, map).Read(entries))
            {
                events.Change(change);
            }
        }

        if (ExecutionMonitor.HasEnded(execution))
        {
            events.End(execution, ExecutionOutcome.Of(execution), map);
        }

        Write(console.Output, execution, progress);
        return ExitCode.Done;
    }

    private RunProgress MakeProgress() => steps is null
        ? new RunProgress(name.WorkflowId) { IsRealTime = true }
        : new RunProgress(steps.Pipeline) { IsRealTime = true };

    private void Write(TerminalWriter output, Execution execution, RunProgress progress)
    {
        if (AsJson)
        {
            JsonOutput.WriteObject(output.Raw, json => ExecutionView.WriteJson(json, name, execution, progress, session.IsAtGoogle));
        }
        else
        {
            new ExecutionView(output).Write(name, execution, progress, session.IsAtGoogle);
            if (ResumeCommand is { } resume && execution.State is ExecutionState.Failed or ExecutionState.Cancelled)
            {
                output.WriteLine("run the remaining steps after you fix the cause");
                output.WriteLine("  " + TerminalText.Clean(resume), TextStyle.Active);
            }
        }
    }

    /// <summary>Reports that an execution does not exist, and returns the exit code.</summary>
    public static int Unknown(CliConsole console, string name)
    {
        new DiagnosticWriter(console.Error).WriteAll([GoogleDiagnostics.UnknownExecution.At(Location.None, name)]);
        return ExitCode.Failed;
    }

    private async Task<Execution?> ShowAsync(
        Execution? started, RunProgress progress, RunObserver observer, CancellationToken cancellationToken)
    {
        var isShown = !AsJson;
        if (isShown && !console.IsInteractive)
        {
            var lines = new ProgressLines(console.Error, progress);
            observer.Listen(e =>
            {
                lines.Write(e);
                console.Error.Raw.Flush();
            });
        }

        var wait = Task.Run(() => WaitAsync(started, progress, observer, cancellationToken), CancellationToken.None);
        if (isShown && console.IsInteractive && steps is not null
            && await Task.WhenAny(wait, Task.Delay(WorthWatching, CancellationToken.None)).ConfigureAwait(false) != wait)
        {
            new LiveRunView(console, observer).ShowUntil(wait);
        }

        return await wait.ConfigureAwait(false);
    }

    private async Task<Execution?> WaitAsync(
        Execution? started, RunProgress progress, RunObserver observer, CancellationToken cancellationToken)
    {
        var map = steps?.Map ?? SourceMap.Empty;
        var events = new ExecutionProgress(observer.Record, progress);
        var first = started ?? await session.Clients.Executions.FindAsync(name.ToString(), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        if (first is null)
        {
            return null;
        }

        events.Begin(first);
        var ended = await new ExecutionMonitor(session.Clients.Executions, GoogleAccess.Clock).WaitAsync(
            name,
            steps is null ? null : new JobChangeReader(steps.Name, map),
            events.Change,
            cancellationToken).ConfigureAwait(false);
        if (ended is not null)
        {
            events.End(ended, ExecutionOutcome.Of(ended), map);
        }

        return ended;
    }

    private async Task<int> InterruptAsync()
    {
        if (!CancelsOnInterrupt)
        {
            console.Error.WriteLine(
                TerminalText.Clean($"interrupted; the execution goes on: aef executions wait {name}"), TextStyle.Caution);
            return ExitCode.Failed;
        }

        await session.Clients.Executions.CancelAsync(name.ToString(), CancellationToken.None).ConfigureAwait(false);
        console.Error.WriteLine(TerminalText.Clean($"interrupted; the execution was cancelled: {name}"), TextStyle.Caution);
        return ExitCode.Failed;
    }
}
