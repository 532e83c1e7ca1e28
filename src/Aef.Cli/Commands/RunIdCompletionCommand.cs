using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Runs.History;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef complete-runs</c>: the ids of recorded runs. Only the scripts of <see cref="CompletionCommand"/> call it, so it is hidden.
/// </summary>
internal static class RunIdCompletionCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "complete-runs";

    /// <summary>The commands whose first argument is an id.</summary>
    public static readonly string[] Commands = ["logs", "cancel", "approve", "reject", "resume", "rerun"];

    /// <summary>The commands below <c>runs</c> whose arguments are ids.</summary>
    public static readonly string[] RunsCommands = ["show", "compare"];

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var command = new Command(Name, "Print the ids of recorded runs") { Hidden = true };
        command.SetAction(_ =>
        {
            var ids = StateOptions.HistoryIn(null).Complete(string.Empty);
            foreach (var id in (string[])[.. ids, RunHistory.Latest, RunHistory.LatestFailed])
            {
                console.Output.Raw.Write(id + "\n");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
