using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Terminal;

namespace Aef.Cli.Commands;

/// <summary><c>aef run FILE</c>: runs a definition against simulated executors, or any Cloud Workflows source, locally.</summary>
internal static class RunCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A definition or Cloud Workflows source, JSON or YAML; - reads standard input",
        };
        var parameters = CommonOptions.Parameters();
        var arguments = new Option<string?>("--args")
        {
            Description = "The argument of the execution as JSON, or @FILE with a file that contains it",
            HelpName = "JSON|@FILE",
        };
        var script = new Option<string?>("--simulate")
        {
            Description = "A simulation script: how long jobs run, and which of them fail (docs/simulate.md)",
            HelpName = "SCRIPT",
        };
        var realTime = new Option<bool>("--real-time")
        {
            Description = "Wait in real time; by default, time is virtual and hours take milliseconds",
        };
        var events = new Option<string?>("--events")
        {
            Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)",
            HelpName = "OUT",
        };
        var journal = new Option<string?>("--journal")
        {
            Description = "Record every external outcome in a new file, so that an interrupted run can be resumed",
            HelpName = "FILE",
        };
        var sync = CommonOptions.JournalSync();
        var output = CommonOptions.Output();
        var force = CommonOptions.Force();
        var command =
            new Command("run", "Run a definition or Cloud Workflows source locally") { file, parameters, arguments, script, realTime, events, journal, sync, force, output };
        var inputs = new RunInputOptions().AddTo(command);
        var scheduled = new ScheduledRunOptions().AddTo(command);
        var project = new ProjectOptions().AddTo(command);
        var environment = new EnvironmentOptions().AddTo(command);
        var record = new RecordOptions().AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            console,
            new RunOptions(result.GetRequiredValue(file))
            {
                Environment = environment.Read(result).Environment,
                CallbackPort = environment.Read(result).CallbackPort,
                Project = project.Read(result),
                Parameters = result.GetValue(parameters),
                Argument = JsonArgument.Read(result.GetValue(arguments)),
                Inputs = inputs.Inputs(result),
                InputFile = inputs.File(result),
                Schedule = scheduled.Schedule(result),
                ScheduledTime = scheduled.Time(result),
                Script = result.GetValue(script),
                RealTime = result.GetValue(realTime),
                Events = result.GetValue(events),
                Force = result.GetValue(force),
                Journal = result.GetValue(journal),
                Recording = record.Read(result, result.GetRequiredValue(file)),
                Durability = CommonOptions.Durability(result.GetValue(sync)),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            },
            cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(CliConsole console, RunOptions options, CancellationToken cancellationToken)
    {
        var loader = new InputLoader(console, options.Project);
        if (RunOutputs.Check(options, loader.Workspace.PathsBeside(options.File)) is { Refuses: true } guard)
        {
            return Task.FromResult(RunRefusal.Write(console, options, guard.Diagnostics));
        }

        var input = loader.Load(options.File);
        PipelineCompilation.RefuseOtherKinds(options.File, input.Kind);
        return RunRefusal.GuardAsync(console, options, () => new NewRun(console, options).RunAsync(input, loader, cancellationToken));
    }
}
