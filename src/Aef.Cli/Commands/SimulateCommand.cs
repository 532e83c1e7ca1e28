using System.CommandLine;
using Aef.Cli.Terminal;
using Aef.Runs.State;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef simulate FILE</c>: runs a definition against simulated jobs, or Cloud Workflows source against mocks; nothing happens outside.
/// </summary>
internal static class SimulateCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var script = new Option<string?>("--script")
        {
            Description = "A simulation script: how long jobs run, and which of them fail (docs/simulate.md)",
            HelpName = "SCRIPT",
        };
        var realTime = new Option<bool>("--real-time")
        {
            Description = "Wait in real time; by default, time is virtual and hours take milliseconds",
        };
        var command = new Command("simulate", "Run a definition with simulated jobs, or Cloud Workflows source with mocks");
        var options = new StartOptions(RunMode.Simulate).AddTo(command, script, realTime);
        command.SetAction((result, cancellationToken) => StartedRun.RunAsync(
            console,
            options.Read(result) with
            {
                Script = result.GetValue(script),
                RealTime = result.GetValue(realTime),
            },
            cancellationToken));
        return command;
    }
}
