using System.CommandLine;
using System.Text;
using Aef.Cli.Input;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Tree;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;

namespace Aef.Cli.Commands;

/// <summary><c>aef run FILE</c>: runs a definition against simulated executors, or any Cloud Workflows source, on this machine.</summary>
internal static class RunCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A definition or Cloud Workflows source, JSON or YAML; - reads standard input" };
        var parameters = CommonOptions.Parameters();
        var arguments = new Option<string?>("--args") { Description = "The argument of the execution as JSON", HelpName = "JSON" };
        var script = new Option<string?>("--simulate") { Description = "A simulation script: how long jobs run, and which of them fail (docs/simulate.md)", HelpName = "SCRIPT" };
        var realTime = new Option<bool>("--real-time") { Description = "Wait in real time; by default, time is virtual and a night takes milliseconds" };
        var events = new Option<string?>("--events") { Description = "Write all events of the run as JSON Lines to a file, or to standard output with - (docs/events.md)", HelpName = "OUT" };
        var journal = new Option<string?>("--journal") { Description = "Record every external outcome in a new file, so that an interrupted run can be resumed", HelpName = "FILE" };
        var sync = CommonOptions.JournalSync();
        var output = CommonOptions.Output();
        var command = new Command("run", "Run a definition or Cloud Workflows source locally") { file, parameters, arguments, script, realTime, events, journal, sync, output };
        var project = new ProjectOptions().AddTo(command);
        var environment = new EnvironmentOptions().AddTo(command);
        command.SetAction((result, cancellationToken) => RunAsync(
            console,
            new RunOptions(result.GetRequiredValue(file))
            {
                Environment = environment.Read(result).Environment,
                CallbackPort = environment.Read(result).CallbackPort,
                Project = project.Read(result),
                Parameters = result.GetValue(parameters),
                Argument = ReadArgument(result.GetValue(arguments)),
                Script = result.GetValue(script),
                RealTime = result.GetValue(realTime),
                Events = result.GetValue(events),
                Journal = result.GetValue(journal),
                Durability = CommonOptions.Durability(result.GetValue(sync)),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            },
            cancellationToken));
        return command;
    }

    private static Task<int> RunAsync(CliConsole console, RunOptions options, CancellationToken cancellationToken)
    {
        var loader = new InputLoader(console, options.Project);
        var compiled = PipelineCompilation.Of(loader, options.File, options.Parameters, SourceFormat.Json, new CloudWorkflowsOptions { Splitting = WorkflowSplitting.WhereNeeded });
        return RunRefusal.GuardAsync(console, options, () => compiled.Input.Kind == LoadedKind.Workflow
            ? new WorkflowRun(console, options).RunAsync(compiled.Input, loader, cancellationToken)
            : new PipelineRun(console, options).RunAsync(compiled, loader, cancellationToken));
    }

    private static WorkflowValue ReadArgument(string? json)
    {
        if (json is null)
        {
            return WorkflowValue.Null;
        }

        return WorkflowValue.TryFromJson(Encoding.UTF8.GetBytes(json), out var value, out var problem)
            ? value
            : throw new UsageException($"--args is not JSON: {problem}");
    }
}
