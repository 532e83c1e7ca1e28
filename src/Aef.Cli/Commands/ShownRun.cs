using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary>Runs what was prepared and shows it, or reports why it cannot run.</summary>
internal static class ShownRun
{
    /// <summary>Runs what was prepared from a journal, and returns the exit code.</summary>
    public static Task<int> RunAsync(CliConsole console, RunOptions options, PreparedRun run, CancellationToken cancellationToken) =>
        RunRefusal.GuardAsync(console, options, () => run.Begin()
        ? RunAsync(console, options, run, new LogLines(console.Error, run.Secrets, run.Workflow?.RealTime ?? false), cancellationToken)
        : Task.FromResult(RunRefusal.Write(console, options, run.Diagnostics)));

    /// <summary>Runs what has begun, and returns the exit code. A recorded run is named by its id.</summary>
    public static async Task<int> RunAsync(
        CliConsole console,
        RunOptions options,
        PreparedRun run,
        LogLines logs,
        CancellationToken cancellationToken)
    {
        options = run.Folder is { } folder ? options with { Journal = RecordedName.Of(folder) ?? options.Journal } : options;
        var exitCode = run.Pipeline is { } pipeline
            ? await new PipelineRun(console, options with { Argument = pipeline.Argument, RealTime = pipeline.RealTime })
                .RunAsync(run, pipeline, cancellationToken).ConfigureAwait(false)
            : await new WorkflowRun(console, options).RunAsync(run, logs, cancellationToken).ConfigureAwait(false);
        if (run.Folder is { } recorded && !options.AsJson)
        {
            console.Error.WriteLine(TerminalText.Clean($"recorded: {RecordedName.Show(recorded)}"), TextStyle.Dim);
        }

        return exitCode;
    }
}
