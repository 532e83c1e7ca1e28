using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Runs.Backfill;

namespace Aef.Cli.Commands;

/// <summary><c>aef backfill stop ID</c>: asks the processes of an active backfill to stop it.</summary>
internal static class BackfillStopCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID") { Description = BackfillStatusCommand.Description };
        var command = new Command("stop", "Stop an active backfill, from any process; the command that started it continues it") { id };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var ledger = new BackfillLedger(state.History(result).Folder);
            if (ledger.Find(result.GetRequiredValue(id), out var problem) is { } record)
            {
                problem = ledger.Stop(record, StateOptions.Actor(), StateOptions.Now);
                if (problem is null)
                {
                    console.Output.WriteLine($"{record.Id}: asked to stop");
                    return ExitCode.Done;
                }
            }

            return RunIds.Fail(console, problem!); // there is one without a record
        });
        return command;
    }
}
