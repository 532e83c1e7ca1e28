using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Environments;
using Aef.Runs.Estimation;
using Aef.Runs.Launching;
using Aef.Runs.Simulation;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef measure FILE</c>: compares a pipeline or workflow with the limits of Cloud Workflows; estimates the duration and cost of a run.
/// </summary>
internal static class MeasureCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "A definition or Cloud Workflows source, JSON or YAML; - reads standard input",
        };
        var parameters = CommonOptions.Parameters();
        var polls = new Option<int>("--polls")
        {
            Description = "The poll that sees each job succeed",
            HelpName = "N",
            DefaultValueFactory = _ => new MeasureRequest().Polls,
        };
        var script = new Option<string?>("--script")
        {
            Description = "A simulation script, instead of --polls (docs/simulate.md)",
            HelpName = "SCRIPT",
        };
        var runs = new Option<int>("--runs")
        {
            Description = "Runs per month, for the price",
            HelpName = "N",
            DefaultValueFactory = _ => new MeasureRequest().RunsAMonth,
        };
        var format =
            new Option<string?>("--format") { Description = "The format of the source; by default, the one that 'aef compile' selects", HelpName = "yaml|json" }.AcceptOnlyFromAmong("yaml", "json");
        var noJobLogs = new Option<bool>("--no-job-logs") { Description = "Omit the log entries for the start and the end of each job" };
        var output = CommonOptions.Output();
        var command = new Command(
            "measure",
            "Measure a definition or Cloud Workflows source: limits, duration and cost of a run") { file, parameters, polls, script, runs, format, noJobLogs, output };
        var inputs = new RunInputOptions().AddTo(command);
        var environment = new EnvironmentOptions().AddMocksTo(command);
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(
            console,
            new MeasureOptions(result.GetRequiredValue(file))
            {
                Project = project.Read(result),
                Parameters = result.GetValue(parameters),
                Polls = PollsOf(result, polls, script),
                Script = result.GetValue(script),
                Environment = environment.Read(result).Environment,
                Inputs = inputs.Inputs(result),
                InputFile = inputs.File(result),
                Runs = AtLeastOne("--runs", result.GetValue(runs)),
                Format = CompileCommand.FormatOf(result.GetValue(format), outFile: null),
                JobLogs = !result.GetValue(noJobLogs),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            }));
        return command;
    }

    private static int PollsOf(ParseResult result, Option<int> polls, Option<string?> script) =>
        result.GetResult(polls) is { Implicit: false } && result.GetValue(script) is not null
            ? throw new UsageException("--polls and --script cannot be combined: the script defines at which poll each job succeeds.")
            : AtLeastOne("--polls", result.GetValue(polls));

    private static int AtLeastOne(string option, int value) => value >= 1
        ? value
        : throw new UsageException($"{option} must be a number of at least 1; got {value}.");

    private static int Run(CliConsole console, MeasureOptions options)
    {
        var loader = new InputLoader(console, options.Project);
        var compiled = PipelineCompilation.Of(
            loader,
            options.File,
            options.Parameters,
            options.Format,
            WorkflowMeasurer.OptionsFor(options.JobLogs));
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(compiled.Diagnostics);
        var script = ReadScript(options, compiled, loader, diagnostics);
        WorkflowMeasure? measure = null;
        if (compiled.Input.Kind == LoadedKind.Workflow && (options.Inputs.Count > 0 || options.InputFile is not null))
        {
            throw new UsageException("--input and --input-file are for definitions, and this input is Cloud Workflows source.");
        }

        if (compiled.Input.Kind == LoadedKind.Workflow && options.Environment != EnvironmentRequest.Empty)
        {
            throw new UsageException("--mocks and --secret are for definitions, and this input is Cloud Workflows source.");
        }

        var environment = RunEnvironments.Load(loader.Workspace, options.Environment);
        if (environment.Diagnostics.FirstOrDefault(RunEnvironments.IsWrongUsage) is { } wrong)
        {
            throw new UsageException(wrong.Message);
        }

        diagnostics.AddRange(environment.Diagnostics);

        if (compiled.Measured is { } artifact && !script.Failed
            && !environment.Diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error))
        {
            var inputs = RunInputs.Add(loader.Workspace, default, options.InputFile, options.Inputs, artifact);
            diagnostics.AddRange(inputs.FileProblems);
            measure = WorkflowMeasurer.Measure(
                artifact,
                new MeasureRequest
                {
                    Polls = options.Polls,
                    Script = script.Script,
                    Argument = inputs.Argument,
                    RunsAMonth = options.Runs,
                    Parameters = compiled.Parameters,
                    Mocks = environment.Environment.Mocks,
                    Secrets = environment.Environment.Secrets,
                    JobLogs = options.JobLogs,
                });
        }
        else if (compiled.Input is { Workflow: { } workflow, Source: { } source } && !diagnostics.HasErrors)
        {
            measure = WorkflowMeasurer.Measure(workflow, options.File, source);
        }

        diagnostics.AddRange(measure?.Diagnostics ?? []);
        if (options.AsJson)
        {
            MeasureJson.Write(console.Output.Raw, measure, diagnostics.Items);
        }
        else
        {
            new DiagnosticWriter(console.Error)
                .WriteAll(diagnostics.Items.Where(d => IsShown(d) || measure?.Diagnostics.Contains(d) == true));
            Show(console, options.File, measure, diagnostics);
        }

        return diagnostics.HasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    private static bool IsShown(Diagnostic diagnostic) =>
        diagnostic.Severity != DiagnosticSeverity.Info || EngineTargets.IsAboutEngine(diagnostic);

    private static void Show(CliConsole console, string file, WorkflowMeasure? measure, DiagnosticBag diagnostics)
    {
        if (measure is null)
        {
            console.Error.WriteLine(
                $"{TerminalText.Clean(file)}: not measured: {DiagnosticWriter.Count(diagnostics.Items)}",
                TextStyle.Bad);
            return;
        }

        new MeasureView(console.Output, measure).Write();
    }

    private static (SimulationScript? Script, bool Failed) ReadScript(
        MeasureOptions options,
        PipelineCompilation compiled,
        InputLoader loader,
        DiagnosticBag diagnostics)
    {
        if (options.Script is null || compiled.Input.Bound is not { } pipeline)
        {
            return options.Script is not null && compiled.Input.Kind == LoadedKind.Workflow
                ? throw new UsageException("--script is for definitions, and this input is Cloud Workflows source.")
                : (null, false);
        }

        var result = loader.Workspace.LoadScript(options.Script, pipeline);
        diagnostics.AddRange(result.Diagnostics);
        return (result.Script, result.Script is null);
    }
}
