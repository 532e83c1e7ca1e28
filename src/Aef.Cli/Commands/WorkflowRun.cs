using System.Net.Sockets;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;
using Aef.Workflows.Tracing;

namespace Aef.Cli.Commands;

/// <summary>Runs Cloud Workflows source and prints the execution as JSON.</summary>
internal sealed class WorkflowRun(CliConsole console, RunOptions options)
{
    /// <summary>Runs the workflow of an input that was checked.</summary>
    public async Task<int> RunAsync(LoadResult input, InputLoader loader, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in ((string, string?)[])[("--parameters", options.Parameters), ("--simulate", options.Script)])
        {
            if (value is not null)
            {
                throw new UsageException($"{name} is for definitions, and {options.File} is Cloud Workflows source");
            }
        }

        if (input.Workflow is not { } workflow || input.HasErrors)
        {
            return RunRefusal.Write(console, options, input.Diagnostics);
        }

        CheckEnvironment();
        var loaded = loader.Workspace.LoadEnvironment(options.Environment);
        IReadOnlyList<Diagnostic> diagnostics = [.. input.Diagnostics, .. loaded.Diagnostics];
        if (loaded.HasErrors)
        {
            return RunRefusal.Write(console, options, diagnostics);
        }

        var logs = new LogLines(console.Error, loaded.Environment.Secrets, options.RealTime);
        await using var environment = Open(loaded, input, logs);
        var request = new WorkflowRunRequest(workflow, environment.Environment) { Argument = options.Argument, RealTime = options.RealTime, Options = environment.Engine };
        if (options.Journal is not { } path)
        {
            return await RunAsync(request, diagnostics, cancellationToken, environment, logs).ConfigureAwait(false);
        }

        var journal = RunJournals.Begin(path, request, NameOf(input), RunTexts.Of(input, options), options.Environment, loaded.Environment.Secrets, options.Durability);
        using (journal.Journal)
        {
            return journal.Journal is null
                ? RunRefusal.Write(console, options, [.. diagnostics, .. journal.Diagnostics])
                : await RunAsync(request with { Journal = journal.Journal }, diagnostics, cancellationToken, environment, logs).ConfigureAwait(false);
        }
    }

    /// <summary>Runs what was made ready, and shows findings first.</summary>
    public async Task<int> RunAsync(WorkflowRunRequest request, IReadOnlyList<Diagnostic> diagnostics, CancellationToken cancellationToken, LiveEnvironment? environment = null, LogLines? logs = null)
    {
        new DiagnosticWriter(console.Error).WriteAll(options.AsJson ? [] : diagnostics);
        console.Error.Raw.Flush();
        logs ??= new LogLines(console.Error);
        using var events = EventOutput.Open(options.Events, console, request.RealTime);
        using var writer = events is null ? null : new ExecutionEventWriter(events.Write, environment?.Loaded.Environment.Secrets);
        var listener = new ListenerGroup(logs, writer);
        var execution = await WorkflowRunner.RunAsync(request, environment?.Listening(listener) ?? listener, cancellationToken).ConfigureAwait(false);
        if (environment is null)
        {
            JsonOutput.WriteObject((events?.IsStandard == true ? console.Error : console.Output).Raw, json => ExecutionJson.Write(json, execution));
            return execution.State == ExecutionState.Succeeded ? ExitCode.Done : ExitCode.Failed;
        }

        var report = new CallReport(environment);
        JsonOutput.WriteObject((events?.IsStandard == true ? console.Error : console.Output).Raw, json =>
        {
            ExecutionJson.Write(json, MaskedExecution.Of(execution, environment.Loaded.Environment.Secrets));
            if (options.AsJson)
            {
                report.Write(json);
            }
        });
        report.Write(console.Error);
        return execution.State == ExecutionState.Succeeded && !report.IsIncomplete ? ExitCode.Done : ExitCode.Failed;
    }

    private LiveEnvironment Open(EnvironmentResult loaded, LoadResult input, LogLines logs)
    {
        try
        {
            return LiveEnvironment.Open(loaded, input.Source, options.RealTime, options.CallbackPort, childListener: _ => logs);
        }
        catch (SocketException e)
        {
            throw new UsageException($"--callbacks {options.CallbackPort}: {e.Message}");
        }
    }

    private void CheckEnvironment()
    {
        if (!options.RealTime && options.Environment.AllowedHosts.Count > 0)
        {
            throw new UsageException("--allow-host makes real calls, and they need --real-time: on virtual time a loop would call without a pause");
        }

        if (!options.RealTime && options.CallbackPort > 0)
        {
            throw new UsageException("--callbacks waits for real requests, and they need --real-time; on virtual time a mock answers a callback");
        }
    }

    private static string NameOf(LoadResult input) => Path.GetFileNameWithoutExtension(input.Path) is { Length: > 0 } name ? name : "workflow";
}
