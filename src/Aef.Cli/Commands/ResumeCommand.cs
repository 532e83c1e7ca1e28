using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Runs.Journals;
using Aef.Runs.Launching;
using Aef.Workflows.Journal;

namespace Aef.Cli.Commands;

/// <summary><c>aef resume FILE</c>: resumes a run whose process was killed, from its journal, without repeating completed work.</summary>
internal static class ResumeCommand
{
    private static readonly string[] Rules = [.. Enum.GetNames<InFlightRule>().Select(n => n.ToLowerInvariant())];

    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var inFlight = new Option<string>("--in-flight")
        {
            Description = "What to do with calls that were in flight: safe (repeat read-only calls, fail the others), again, fail, or stop",
            HelpName = string.Join('|', Rules),
            DefaultValueFactory = _ => Rules[0],
        }.AcceptOnlyFromAmong(Rules);
        var command = new Command("resume", "Resume an interrupted run from its journal, without repeating completed work");
        var shared = new ContinuedRunOptions("The journal that 'aef simulate --journal' wrote, or the id of a recorded run, or latest")
            .AddTo(command, inFlight);
        command.SetAction((result, cancellationToken) => shared.Read(result, console) is { } options
            ? RunAsync(
                console,
                options,
                Enum.Parse<InFlightRule>(result.GetRequiredValue(inFlight), ignoreCase: true),
                cancellationToken)
            : Task.FromResult(ExitCode.Failed));
        return command;
    }

    private static async Task<int> RunAsync(CliConsole console, RunOptions options, InFlightRule rule, CancellationToken cancellationToken)
    {
        if (RunOutputs.Check(options, []) is { Refuses: true } guard)
        {
            return RunRefusal.Write(console, options, guard.Diagnostics);
        }

        await using var connections = new LazyConnections();
        var runs = new RunLauncher(new InputLoader(console).Workspace);
        await using var run = runs.Resume(options.File, new ResumeOptions
        {
            InFlight = rule,
            Durability = options.Durability,
            ReceivesAssignments = options.Events is not null,
            Recording = options.Recording,
            Local = RealRunSettings.Of(connections, null),
        });
        return await ShownRun.RunAsync(console, options, run, cancellationToken).ConfigureAwait(false);
    }
}
