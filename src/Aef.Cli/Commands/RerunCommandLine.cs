using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Runs.Journals;
using Aef.Runs.Launching;

namespace Aef.Cli.Commands;

/// <summary><c>aef rerun FILE</c>: repeats a failed or cancelled run from the point of failure.</summary>
internal static class RerunCommandLine
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var from = new Option<string?>("--from")
        {
            Description = "For Cloud Workflows source: repeat the last call of this step, instead of the calls that failed",
            HelpName = "STEP",
        };
        var continued = new Option<bool>("--continued")
        {
            Description = "For pipelines: also rerun a run that succeeded, to repeat only the failed jobs with continue_if_fail",
        };
        var script = new Option<string?>("--script")
        {
            Description = "For pipelines: another simulation script, because that of the first run may have failed it (docs/simulate.md)",
            HelpName = "SCRIPT",
        };
        var journal = new Option<string?>("--journal")
        {
            Description = "The new journal; by default, it replaces FILE, and the old one is kept as FILE.1",
            HelpName = "NEW",
        };
        var command = new Command("rerun", "Repeat a failed or cancelled run from the point of failure");
        var shared = new ContinuedRunOptions(
            "The journal of the run that failed or was cancelled, or the id of a recorded run, latest or latest-failed")
            .AddTo(command, from, continued, script, journal);
        command.SetAction((result, cancellationToken) => shared.Read(result, console) is { } options
            ? RunAsync(
                console,
                options with { Journal = result.GetValue(journal) ?? options.Journal },
                new RerunOptions
                {
                    From = result.GetValue(from),
                    Continued = result.GetValue(continued),
                    ScriptPath = result.GetValue(script),
                    Journal = result.GetValue(journal),
                    Recording = options.Recording,
                    Durability = options.Durability,
                    ReceivesAssignments = options.Events is not null,
                },
                cancellationToken)
            : Task.FromResult(ExitCode.Failed));
        return command;
    }

    private static async Task<int> RunAsync(CliConsole console, RunOptions options, RerunOptions rerun, CancellationToken cancellationToken)
    {
        if (RunOutputs.Check(options, []) is { Refuses: true } guard)
        {
            return RunRefusal.Write(console, options, guard.Diagnostics);
        }

        await using var connections = new LazyConnections();
        await using var run = new RunLauncher(new InputLoader(console).Workspace)
            .Rerun(options.File, rerun with { Local = RealRunSettings.Of(connections, null) });
        return await ShownRun.RunAsync(console, options, run, cancellationToken).ConfigureAwait(false);
    }
}
