using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Measuring;
using Aef.Core.Running.Simulation;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Workflows.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary><c>aef measure FILE</c>: says how a pipeline or a workflow stands to the limits of Cloud Workflows, how long a run takes and what it costs.</summary>
internal static class MeasureCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A definition or Cloud Workflows source, JSON or YAML; - reads standard input" };
        var parameters = CommonOptions.Parameters();
        var looks = new Option<int>("--looks") { Description = "The look at which each job has succeeded", HelpName = "N", DefaultValueFactory = _ => new MeasureRequest().Looks };
        var script = new Option<string?>("--simulate") { Description = "What the jobs do, in place of --looks (docs/simulate.md)", HelpName = "SCRIPT" };
        var runs = new Option<int>("--runs") { Description = "Runs a month, for the price", HelpName = "N", DefaultValueFactory = _ => new MeasureRequest().RunsAMonth };
        var format = new Option<string?>("--format") { Description = "The form of the source; without it, that which 'aef compile' chooses", HelpName = "yaml|json" }.AcceptOnlyFromAmong("yaml", "json");
        var noJobLogs = new Option<bool>("--no-job-logs") { Description = "Leave out the log entries that each job's start and end write" };
        var output = CommonOptions.Output();
        var command = new Command("measure", "Say how a definition or Cloud Workflows source stands to the limits, how long a run takes and what it costs") { file, parameters, looks, script, runs, format, noJobLogs, output };
        command.SetAction(result => Run(
            console,
            new MeasureOptions(result.GetRequiredValue(file))
            {
                Parameters = result.GetValue(parameters),
                Looks = AtLeastOne("--looks", result.GetValue(looks)),
                Script = result.GetValue(script),
                Runs = AtLeastOne("--runs", result.GetValue(runs)),
                Format = CompileCommand.FormatOf(result.GetValue(format), outFile: null),
                JobLogs = !result.GetValue(noJobLogs),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            }));
        return command;
    }

    private static int AtLeastOne(string option, int value) => value >= 1 ? value : throw new UsageException($"{option} takes a number from 1 on");

    private static int Run(CliConsole console, MeasureOptions options)
    {
        var loader = new InputLoader(console);
        var compiled = PipelineCompilation.Of(loader, options.File, options.Parameters, options.Format, new CloudWorkflowsOptions { JobLogs = options.JobLogs });
        var findings = new DiagnosticBag();
        findings.AddRange(compiled.Diagnostics);
        var script = ReadScript(options, compiled, loader, findings);
        WorkflowMeasure? measure = null;
        if (compiled.Measured is { } artifact && !script.Failed)
        {
            measure = WorkflowMeasurer.Measure(artifact, new MeasureRequest { Looks = options.Looks, Script = script.Script, RunsAMonth = options.Runs, Parameters = compiled.Parameters });
        }
        else if (compiled.Input is { Workflow: { } workflow, Source: { } source } && !findings.HasErrors)
        {
            measure = WorkflowMeasurer.Measure(workflow, options.File, source);
        }

        findings.AddRange(measure?.Diagnostics ?? []);
        if (options.AsJson)
        {
            MeasureJson.Write(console.Output.Raw, measure, findings.Items);
        }
        else
        {
            new DiagnosticWriter(console.Error).WriteAll(findings.Items.Where(d => d.Severity != DiagnosticSeverity.Info || measure?.Diagnostics.Contains(d) == true));
            Show(console, options.File, measure, findings);
        }

        return findings.HasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Show(CliConsole console, string file, WorkflowMeasure? measure, DiagnosticBag findings)
    {
        if (measure is null)
        {
            console.Error.WriteLine($"{TerminalText.Clean(file)}: not measured: {DiagnosticWriter.Count(findings.Items)}", TextStyle.Bad);
            return;
        }

        new MeasureView(console.Output, measure).Write();
    }

    private static (SimulationScript? Script, bool Failed) ReadScript(MeasureOptions options, PipelineCompilation compiled, InputLoader loader, DiagnosticBag findings)
    {
        if (options.Script is null || compiled.Input.Bound is not { } pipeline)
        {
            return options.Script is not null && compiled.Input.Kind == LoadedKind.Workflow
                ? throw new UsageException("--simulate is about the jobs of a definition; this is Cloud Workflows source")
                : (null, false);
        }

        var result = loader.Workspace.LoadScript(options.Script, pipeline);
        findings.AddRange(result.Diagnostics);
        return (result.Script, result.Script is null);
    }
}
