using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary><c>aef run FILE</c>: does the jobs of a definition on this computer, or runs Cloud Workflows source with real calls.</summary>
internal static class RunCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var command = new Command("run", "Do the jobs of a definition on this computer, or run Cloud Workflows source with real calls");
        var options = new StartOptions(RunMode.Run).AddTo(command);
        command.SetAction((result, cancellationToken) => StartedRun.RunAsync(
            console,
            options.Read(result) with { RealTime = true },
            cancellationToken));
        return command;
    }
}
