using Aef.Cli.Input;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary>Starts the run of <c>aef run</c> or <c>aef simulate</c>: checks its outputs, loads its input, and runs it.</summary>
internal static class StartedRun
{
    /// <summary>Runs, and returns the exit code.</summary>
    public static Task<int> RunAsync(CliConsole console, RunOptions options, CancellationToken cancellationToken)
    {
        var loader = new InputLoader(console, options.Project);
        if (RunOutputs.Check(options, loader.Workspace.PathsBeside(options.File)) is { Refuses: true } guard)
        {
            return Task.FromResult(RunRefusal.Write(console, options, guard.Diagnostics));
        }

        var input = loader.Load(options.File);
        PipelineCompilation.RefuseOtherKinds(options.File, input.Kind);
        return RunRefusal.GuardAsync(console, options, () => new NewRun(console, options).RunAsync(input, loader, cancellationToken));
    }
}
