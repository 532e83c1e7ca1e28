using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef schedules</c> lists, pauses, resumes and runs the published schedules of an environment.</summary>
internal static class SchedulesCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console) => new(
        "schedules", "List, pause, resume and run the published schedules of an environment")
    {
        List(console),
        Change(console, "pause", "Pause a schedule. Publishing reports this, and does not resume it", "paused"),
        Change(console, "resume", "Resume a paused schedule", "resumed"),
        Change(console, "run", "Run a schedule now. The request is sent at most once", "started"),
    };

    private static Command List(CliConsole console)
    {
        var output = CommonOptions.Output();
        var command = new Command("list", "List the schedules with their state, last attempt and next run") { output };
        SetAction(command, console, (call, result, cancellationToken) =>
            call.ListAsync(result.GetValue(output) == CommonOptions.Json, cancellationToken));
        return command;
    }

    private static Command Change(CliConsole console, string name, string description, string done)
    {
        var id = new Argument<string>("ID") { Description = "The id of the schedule, as aef schedules list shows it" };
        var command = new Command(name, description) { id };
        SetAction(command, console, (call, result, cancellationToken) =>
            call.ChangeAsync(result.GetRequiredValue(id), name, done, cancellationToken));
        return command;
    }

    private static void SetAction(
        Command command, CliConsole console, Func<ScheduleCall, ParseResult, CancellationToken, Task<int>> run)
    {
        var folder = Folder(command);
        var google = new GoogleOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        command.SetAction((result, cancellationToken) => run(
            new ScheduleCall(
                console, google, result, new InputLoader(console, project.Read(result)).Workspace, result.GetRequiredValue(folder)),
            result,
            cancellationToken));
    }

    private static Option<string> Folder(Command command)
    {
        var folder = new Option<string>("--folder")
        {
            Description = "The folder of the project, with aef.json in it or above; by default, the current folder",
            HelpName = "DIR",
            DefaultValueFactory = _ => ".",
        };
        command.Options.Add(folder);
        return folder;
    }
}
