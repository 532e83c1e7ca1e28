using System.CommandLine;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Targets.Terraform;
using Aef.Core.Views.Templates;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Tree;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef compile FILE</c>: turns a definition into Cloud Workflows source or a DAG. Nothing is written when there are errors.
/// </summary>
internal static class CompileCommand
{
    /// <summary>Creates the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string[]>("FILE")
        {
            Description = "The definition, JSON or YAML; - reads standard input. With --target terraform, files, folders and patterns. "
                + "AEF's own form DEFINITION PARAMETERS OUTPUT [FOURTH] works too",
            Arity = ArgumentArity.OneOrMore,
        };
        var parameters = CommonOptions.Parameters();
        var format =
            new Option<string?>("--format") { Description = "The format of the source; by default, that of the extension of OUT, otherwise YAML if it fits and JSON if not", HelpName = "yaml|json" }.AcceptOnlyFromAmong("yaml", "json");
        var outFile = new Option<string?>("--out", "-o")
        {
            Description =
                 "The output file, or a folder (existing, or with / at the end) for all workflows of a split pipeline; by default, standard output",
            HelpName = "OUT",
        };
        var noJobLogs = new Option<bool>("--no-job-logs") { Description = "Omit the log entries for the start and the end of each job" };
        var force = CommonOptions.Force();
        var output = CommonOptions.Output();
        var command =
            new Command("compile", "Compile a definition to Cloud Workflows source or to a DAG of Airflow, or definitions to Terraform")
            {
                file,
            };
        var target = new TargetOptions(TerraformTarget.TargetName, TemplateTarget.TargetName, CompileForms.All).AddTo(command);
        foreach (var option in new Option[] { parameters, format, outFile, noJobLogs, force, output })
        {
            command.Options.Add(option);
        }

        var project = new ProjectOptions().AddTo(command);
        var terraform = new TerraformOptionSet().AddTo(command);
        var forms = CompileForms.AddTo(command);
        command.SetAction(result =>
        {
            return forms.Run(console, result, Read) ?? Run(console, Read());

            CompileOptions Read() => terraform.Read(result, new CompileOptions(result.GetRequiredValue(file)[0])
            {
                Files = result.GetRequiredValue(file),
                Project = project.Read(result),
                Target = target.Read(result),
                Parameters = result.GetValue(parameters),
                Format = result.GetValue(format),
                Out = result.GetValue(outFile),
                JobLogs = !result.GetValue(noJobLogs),
                Force = result.GetValue(force),
                AsJson = result.GetValue(output) == CommonOptions.Json,
            });
        });
        return command;
    }

    private static int Run(CliConsole console, CompileOptions options)
    {
        if (options.Target.Requested is TerraformTarget.TargetName or CompileForms.All)
        {
            return TerraformCompilation.Run(console, options);
        }

        TerraformOptionSet.Refuse(options);
        var parameters = options.Parameters is { } path ? new InputLoader(console).Workspace.LoadParameters(path).Parameters : null;
        var loader = new InputLoader(console, options.Project with { TargetChoice = options.Target, Parameters = parameters });
        var output = new CompiledOutput(options);
        var compiled = PipelineCompilation.Of(
            loader,
            options.File,
            options.Parameters,
            FormatOf(options.Format, options.Out),
            new CloudWorkflowsOptions
            {
                JobLogs = options.JobLogs,
                Splitting = output.IsFolder ? WorkflowSplitting.WhereNeeded : WorkflowSplitting.Advise,
            });
        if (compiled.Input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException(
                $"\"{options.File}\" is already Cloud Workflows source; 'aef validate' checks it and 'aef simulate' runs it.");
        }

        CompileUsage.Check(compiled, options, output.IsFolder);
        var diagnostics = new DiagnosticBag();
        diagnostics.AddRange(compiled.Diagnostics);
        string?[] inputs = [options.File, options.Parameters, .. loader.Workspace.PathsBeside(compiled.Input.Path)];
        var files = output.Write(ArtifactsOf(compiled, options.File, output.IsFolder), inputs, diagnostics);
        if (files.Count > 0 && compiled.IsAirflow && output.IsFolder)
        {
            diagnostics.AddRange(LeftOverDags.Remove(options.Out!, compiled.Dags)); // a folder has a name
        }

        return Report(console, options, compiled.IsAirflow ? "dags" : "workflows", files, diagnostics.Items);
    }

    /// <summary>Reports what was compiled from a definition, and returns the exit code.</summary>
    /// <param name="console">The console.</param>
    /// <param name="options">The options of the command.</param>
    /// <param name="list">The key of the files in JSON.</param>
    /// <param name="files">The files; none when there are errors.</param>
    /// <param name="diagnostics">The diagnostics.</param>
    public static int Report(
        CliConsole console,
        CompileOptions options,
        string list,
        IReadOnlyList<CompiledFile> files,
        IReadOnlyList<Diagnostic> diagnostics)
    {
        if (options.AsJson)
        {
            CompileJson.Write(console.Output.Raw, list, files, diagnostics);
        }
        else
        {
            CompileText.Write(console, options.File, files, diagnostics);
        }

        return files.Count > 0 ? ExitCode.Done : ExitCode.Failed;
    }

    private static IEnumerable<IArtifact> ArtifactsOf(PipelineCompilation compiled, string file, bool isFolder)
    {
        if (compiled.Dags.Count > 1 && !isFolder)
        {
            throw new UsageException(
                $"{file} is compiled to {compiled.Dags.Count} DAGs, because its schedules need DAGs of their own; "
                + "pass a folder, as in -o DIR/.");
        }

        return compiled.Artifact is not { } workflow ? compiled.Dags
            : isFolder ? workflow.All()
            : [workflow];
    }

    /// <summary>The requested format, or that of the file's extension; null lets the compiler choose.</summary>
    public static SourceFormat? FormatOf(string? format, string? outFile) =>
        (format ?? Path.GetExtension(outFile)?.TrimStart('.').ToUpperInvariant()) switch
    {
        "json" or "JSON" => SourceFormat.Json,
        "yaml" or "YAML" or "YML" => SourceFormat.Yaml,
        _ => null,
    };
}
