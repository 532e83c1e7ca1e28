using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Documents.Diagnostics;
using Aef.Runs.Journals;

namespace Aef.Cli.Commands;

/// <summary>Runs the run that a journal holds, or reports why it cannot be run.</summary>
internal static class JournaledRun
{
    /// <summary>Runs it, shows it as <c>aef run</c> does, and returns the exit code.</summary>
    public static Task<int> RunAsync(CliConsole console, RunOptions options, ResumableRun run, CancellationToken cancellationToken) =>
        RunRefusal.GuardAsync(console, options, () => StartAsync(console, options, run, cancellationToken));

    private static async Task<int> StartAsync(CliConsole console, RunOptions options, ResumableRun run, CancellationToken cancellationToken)
    {
        if (run.HasErrors)
        {
            return RunRefusal.Write(console, options, run.Diagnostics);
        }

        if (run.Workflow is { } workflow)
        {
            var logs = new LogLines(console.Error, run.Environment?.Loaded.Environment.Secrets, workflow.RealTime);
            return await new WorkflowRun(console, options).RunAsync(workflow, run.Diagnostics, cancellationToken, run.Environment, logs, isResumed: true).ConfigureAwait(false);
        }

        if (run.Pipeline is not { } pipeline)
        {
            throw new AefInternalException("a journal was opened without an error but returned no run");
        }

        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(run.Diagnostics);
        return await new PipelineRun(console, options with { Argument = pipeline.Argument, RealTime = pipeline.RealTime }).RunAsync(pipeline, diagnostics, cancellationToken).ConfigureAwait(false);
    }
}
