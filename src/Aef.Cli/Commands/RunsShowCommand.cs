using System.CommandLine;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef runs show ID</c>: the tree and time line of a recorded run, its failures, and the paths of its logs.</summary>
internal static class RunsShowCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID") { Description = RunIds.Description };
        var output = CommonOptions.Output();
        var command = new Command("show", "Show the steps, the time line, the failures and the logs of a run") { id, output };
        var state = new StateOptions().AddTo(command);
        command.SetAction(result =>
        {
            if (RunIds.Find(console, state.History(result), result.GetRequiredValue(id)) is not { } run)
            {
                return ExitCode.Failed;
            }

            if (result.GetValue(output) == CommonOptions.Json)
            {
                JsonOutput.WriteObject(console.Output.Raw, json => RecordedRunView.WriteJson(json, run));
            }
            else
            {
                new RecordedRunView(console.Output).Write(run);
            }

            return ExitCode.Done;
        });
        return command;
    }
}
