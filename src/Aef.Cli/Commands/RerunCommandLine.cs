using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Runs.Journals;

namespace Aef.Cli.Commands;

/// <summary><c>aef rerun FILE</c>: starts a run again that failed or was cancelled, from what failed.</summary>
internal static class RerunCommandLine
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The journal of the run that failed or was cancelled" };
        var from = new Option<string?>("--from") { Description = "For Cloud Workflows source: repeat the last calls of this step, instead of the calls that failed", HelpName = "STEP" };
        var journal = new Option<string?>("--journal") { Description = "The new journal; by default, it replaces FILE, and the old one is kept as FILE.1", HelpName = "NEW" };
        var events = new Option<string?>("--events") { Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)", HelpName = "OUT" };
        var sync = CommonOptions.JournalSync();
        var output = CommonOptions.Output();
        var command = new Command("rerun", "Repeat a failed or cancelled run from the point of failure") { file, from, journal, events, sync, output };
        command.SetAction((result, cancellationToken) => RunAsync(
            console,
            new RunOptions(result.GetRequiredValue(file))
            {
                Journal = result.GetValue(journal) ?? result.GetRequiredValue(file),
                Events = result.GetValue(events),
                Durability = CommonOptions.Durability(result.GetValue(sync)),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            },
            new RerunOptions { From = result.GetValue(from), Journal = result.GetValue(journal), Durability = CommonOptions.Durability(result.GetValue(sync)) },
            cancellationToken));
        return command;
    }

    private static async Task<int> RunAsync(CliConsole console, RunOptions options, RerunOptions rerun, CancellationToken cancellationToken)
    {
        using var run = new InputLoader(console).Workspace.Rerun(options.File, rerun);
        return await JournaledRun.RunAsync(console, options, run, cancellationToken).ConfigureAwait(false);
    }
}
