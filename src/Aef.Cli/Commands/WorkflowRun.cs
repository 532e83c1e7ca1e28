using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Workspace;
using Aef.Workflows.Runtime;

namespace Aef.Cli.Commands;

/// <summary>Runs Cloud Workflows source and prints the execution as JSON.</summary>
internal sealed class WorkflowRun(CliConsole console, RunOptions options)
{
    /// <summary>Runs the workflow of an input that was checked.</summary>
    public async Task<int> RunAsync(LoadResult input, CancellationToken cancellationToken)
    {
        foreach (var (name, value) in ((string, string?)[])[("--parameters", options.Parameters), ("--simulate", options.Script), ("--events", options.Events)])
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

        new DiagnosticWriter(console.Error).WriteAll(options.AsJson ? [] : input.Diagnostics);
        var engine = new WorkflowEngine(WorkflowProgram.Compile(workflow), options.Argument, listener: new LogLines(console.Error));
        var execution = options.RealTime
            ? await RealTimeHost.RunAsync(engine, new OfflineCallHandler(), TimeProvider.System, cancellationToken).ConfigureAwait(false)
            : VirtualTimeHost.Run(engine, new OfflineCallHandler(), VirtualStart, cancellationToken);
        JsonOutput.WriteObject(console.Output.Raw, json => ExecutionJson.Write(json, execution));
        return execution.State == ExecutionState.Succeeded ? ExitCode.Done : ExitCode.Failed;
    }

    // The same as that of pipelines, so that two runs of one source are equal.
    private static DateTimeOffset VirtualStart => new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);
}
