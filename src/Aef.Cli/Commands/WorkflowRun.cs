using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Launching;
using Aef.Workflows.Engine;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Tracing;

namespace Aef.Cli.Commands;

/// <summary>Runs Cloud Workflows source and prints the execution as JSON.</summary>
internal sealed class WorkflowRun(CliConsole console, RunOptions options)
{
    /// <summary>Runs it, shows its diagnostics first, and returns the exit code.</summary>
    public async Task<int> RunAsync(PreparedRun run, LogLines logs, CancellationToken cancellationToken)
    {
        new DiagnosticWriter(console.Error).WriteAll(options.AsJson ? [] : run.Diagnostics);
        console.Error.Raw.Flush();
        using var events = EventOutput.Open(options.Events, console, run.Workflow?.RealTime ?? false);
        using var writer = events is null ? null : new ExecutionEventWriter(events.Write, run.Secrets);
        var ended = await run.RunAsync(listener: new ListenerGroup(logs, writer), cancellationToken: cancellationToken)
            .ConfigureAwait(false);
        var execution = MaskedExecution.Of(ended.Execution, run.Secrets);
        var report = run.Environment is { } environment ? new CallReport(environment) : null;
        JsonOutput.WriteObject((events?.IsStandard == true ? console.Error : console.Output).Raw, json =>
        {
            ExecutionJson.Write(json, execution);
            if (options.AsJson)
            {
                report?.Write(json);
            }
        });
        report?.Write(console.Error);
        return execution.State == ExecutionState.Succeeded && report?.IsIncomplete != true ? ExitCode.Done : ExitCode.Failed;
    }
}
