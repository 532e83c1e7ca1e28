using System.CommandLine;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef complete-steps ID</c>: the JOB_IDs of a recorded run. Only the scripts of <see cref="CompletionCommand"/> call it, so it is
/// hidden.
/// </summary>
internal static class StepCompletionCommand
{
    /// <summary>The name of the command.</summary>
    public const string Name = "complete-steps";

    /// <summary>The commands whose second argument is a JOB_ID of the run that the first one names.</summary>
    public static readonly string[] Commands = ["logs", "approve", "reject"];

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var id = new Argument<string>("ID") { Description = RunIds.Description };
        var command = new Command(Name, "Print the JOB_IDs of a recorded run") { id };
        command.Hidden = true;
        var state = new StateOptions().AddTo(command);
        command.SetAction(result =>
        {
            var run = state.History(result).Find(result.GetRequiredValue(id), out _);
            foreach (var jobId in (run?.ListJobIds() ?? []).Where(InputCompletionCommand.IsSafe))
            {
                console.Output.Raw.Write(jobId + "\n");
            }

            return ExitCode.Done;
        });
        return command;
    }
}
