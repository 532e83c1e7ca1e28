using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Runs.History;
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
        var file = new Argument<string>("FILE|ID")
        {
            Description = "The journal that 'aef simulate --journal' wrote, or the id of a recorded run, or latest",
        };
        var inFlight = new Option<string>("--in-flight")
        {
            Description = "What to do with calls that were in flight: safe (repeat read-only calls, fail the others), again, fail, or stop",
            HelpName = string.Join('|', Rules),
            DefaultValueFactory = _ => Rules[0],
        }.AcceptOnlyFromAmong(Rules);
        var events = new Option<string?>("--events")
        {
            Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)",
            HelpName = "OUT",
        };
        var sync = CommonOptions.JournalSync();
        var output = CommonOptions.Output();
        var force = CommonOptions.Force();
        var command = new Command(
            "resume",
            "Resume an interrupted run from its journal, without repeating completed work") { file, inFlight, events, sync, force, output };
        var state = new StateOptions().AddTo(command, hasAudit: true);
        var summary = new SummaryOptions().AddTo(command);
        command.SetAction((result, cancellationToken) =>
        {
            var recording = state.Recording(result);
            var history = new RunHistory(recording.Folder, recording.OpenStore);
            if (RunIds.Journal(console, history, result.GetRequiredValue(file)) is not { } named)
            {
                return Task.FromResult(ExitCode.Failed);
            }

            return RunAsync(
                console,
                summary.Read(result, new RunOptions(named)
                {
                    Journal = named,
                    Recording = recording,
                    Events = result.GetValue(events),
                    Force = result.GetValue(force),
                    Durability = CommonOptions.Durability(result.GetValue(sync)),
                    AsJson = result.GetValue(output) == CommonOptions.Json,
                }),
                Enum.Parse<InFlightRule>(result.GetRequiredValue(inFlight), ignoreCase: true),
                cancellationToken);
        });
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
