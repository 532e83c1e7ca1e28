using System.CommandLine;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef cancel ID</c>: asks the process of an active run to cancel it.</summary>
internal static class CancelCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID") { Description = RunIds.Description };
        var command = new Command("cancel", "Cancel an active recorded run, from any process") { id };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        command.SetAction(result =>
        {
            var history = state.History(result);
            if (RunIds.Find(console, history, result.GetRequiredValue(id)) is not { } run)
            {
                return ExitCode.Failed;
            }

            if (history.Cancel(run, StateOptions.Actor(), StateOptions.Now) is { } problem)
            {
                return RunIds.Fail(console, problem);
            }

            console.Output.WriteLine($"{run.Id}: asked to cancel");
            return ExitCode.Done;
        });
        return command;
    }
}
