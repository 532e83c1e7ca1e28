using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Operations;
using Aef.Core.Targets;
using Aef.Documents.Diagnostics;
using Aef.Google.Executions;
using Aef.Google.Rest.Executions;
using Aef.Runs.Admission;
using Aef.Workflows.Engine.Values;

namespace Aef.Cli.Commands;

/// <summary>Starts an execution at most once, and waits for it unless the user does not.</summary>
/// <param name="console">The console.</param>
/// <param name="session">The clients.</param>
/// <param name="request">What the user asked for.</param>
/// <param name="steps">The compiled definition; null for a workflow without one.</param>
internal sealed class StartedExecution(CliConsole console, GoogleSession session, ExecuteRequest request, CompiledSteps? steps)
{
    private string Workflow => request is { IsFile: false, Subject: var name } && name.StartsWith("projects/", StringComparison.Ordinal)
        ? name
        : $"{session.Parent}/workflows/{steps?.Name ?? request.Subject}";

    /// <summary>Starts it, and returns the exit code.</summary>
    /// <param name="argument">The argument with the inputs; not used to resume an execution.</param>
    /// <param name="label">The label of <c>concurrency.key</c>; null for none.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    public async Task<int> RunAsync(WorkflowValue argument, string? label, CancellationToken cancellationToken)
    {
        var text = argument.IsNull ? null : argument.ToJson();
        if (request.Resume is { } resumed)
        {
            var earlier = await ArgumentOfAsync(resumed, cancellationToken).ConfigureAwait(false);
            if (earlier is null)
            {
                return ExitCode.Failed;
            }

            (text, label) = earlier.Value;
        }

        var labels = new Dictionary<string, string?>(request.Labels, StringComparer.Ordinal);
        if (label is not null)
        {
            labels[AdmissionKey.LabelName] = label;
        }

        var execution = new Execution
        {
            Argument = text,
            Labels = labels,
            ExecutionHistoryLevel = request.IsDetailed ? "EXECUTION_HISTORY_DETAILED" : null,
        };
        var start = await new ExecutionStarter(session.Clients.Executions, GoogleAccess.Clock)
            .StartAsync(Workflow, execution, cancellationToken).ConfigureAwait(false);
        if (start.Execution is not { } started || ExecutionName.Find(started.Name, null) is not { } name)
        {
            var reason = start.Reason ?? "The answer has no name.";
            new DiagnosticWriter(console.Error).WriteAll(
                [GoogleDiagnostics.MayHaveBeenStarted.At(Location.None, Workflow, reason, start.RequestId)]);
            return ExitCode.MayHaveBeenStarted;
        }

        return request.Waits ? await WatchAsync(name, started, cancellationToken).ConfigureAwait(false) : Show(name, started);
    }

    private Task<int> WatchAsync(ExecutionName name, Execution started, CancellationToken cancellationToken)
    {
        if (!request.AsJson)
        {
            console.Error.WriteLine(TerminalText.Clean($"started {name.WorkflowId}/{name.Id}"), TextStyle.Dim);
            console.Error.Raw.Flush();
        }

        return new WatchedExecution(console, session, name, steps)
        {
            AsJson = request.AsJson,
            Events = request.Events,
            CancelsOnInterrupt = request.CancelsOnInterrupt,
            ResumeCommand = $"aef execute {ShellText.Quote(request.Subject)} --resume {name.WorkflowId}/{name.Id}{session.Options}",
        }.RunAsync(started, cancellationToken);
    }

    private int Show(ExecutionName name, Execution started)
    {
        if (request.AsJson)
        {
            JsonOutput.WriteObject(console.Output.Raw, json => ExecutionView.WriteJson(json, name, started, null, session.IsAtGoogle));
            return ExitCode.Done;
        }

        console.Output.WriteLine(TerminalText.Clean($"{name.WorkflowId}/{name.Id}"));
        if (session.IsAtGoogle)
        {
            console.Error.WriteLine(name.ConsoleLink.AbsoluteUri, TextStyle.Dim);
        }

        return ExitCode.Done;
    }

    /// <summary>
    /// The argument of the rest of an execution, and its label of <c>concurrency.key</c>; null after a problem was reported.
    /// </summary>
    private async Task<(string Argument, string? Label)?> ArgumentOfAsync(string resumed, CancellationToken cancellationToken)
    {
        var name = ExecutionName.Find(resumed, session.Parent)
            ?? (resumed.Contains('/', StringComparison.Ordinal) ? null : new ExecutionName(Workflow, resumed));
        if (name is null
            || await session.Clients.Executions.FindAsync(name.ToString(), cancellationToken: cancellationToken).ConfigureAwait(false)
                is not { } execution)
        {
            WatchedExecution.Unknown(console, resumed);
            return null;
        }

        if (execution.State is not (ExecutionState.Failed or ExecutionState.Cancelled) || name.Workflow != Workflow)
        {
            var reason = name.Workflow != Workflow ? "it is of another workflow." : $"its state is {execution.State}.";
            new DiagnosticWriter(console.Error).WriteAll([GoogleDiagnostics.NotResumable.At(Location.None, name, reason)]);
            return null;
        }

        var entries = new List<StepEntry>();
        await foreach (var entry in session.Clients.Executions
            .ListStepEntriesAsync(name.ToString(), new() { PageSize = 1000 }, cancellationToken).ConfigureAwait(false))
        {
            entries.Add(entry);
        }

        var reader = new JobChangeReader(steps?.Name ?? name.WorkflowId, steps?.Map ?? SourceMap.Empty);
        return (ResumedArgument.Create(execution, entries, reader), execution.Labels?.GetValueOrDefault(AdmissionKey.LabelName));
    }
}
