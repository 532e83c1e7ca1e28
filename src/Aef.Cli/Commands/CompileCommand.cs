using System.CommandLine;
using System.Globalization;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
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
        command.SetAction(result => forms.Run(console, result, project.Read(result)) ?? Run(
            console,
            terraform.Read(result, new CompileOptions(result.GetRequiredValue(file)[0])
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
            })));
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
        var (file, outFile) = (options.File, options.Out);
        var compiled = PipelineCompilation.Of(loader, file, options.Parameters, FormatOf(options.Format, outFile), new CloudWorkflowsOptions
        {
            JobLogs = options.JobLogs,
            Splitting = IsFolder(outFile) ? WorkflowSplitting.WhereNeeded : WorkflowSplitting.Advise,
        });
        if (compiled.Input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"\"{file}\" is already Cloud Workflows source; 'aef validate' checks it and 'aef run' runs it.");
        }

        CompileUsage.Check(compiled, options, IsFolder(outFile));
        var files = FilesOf(compiled, options);
        var guard = new OutputGuard([file, options.Parameters, .. loader.Workspace.PathsBeside(compiled.Input.Path)], options.Force);
        foreach (var output in files)
        {
            guard.Check(output.Path, output.Artifact.Kind, needsFolder: !IsFolder(outFile));
        }

        IReadOnlyList<Diagnostic> diagnostics = [.. compiled.Diagnostics, .. guard.Diagnostics];
        var isDone = files.Count > 0 && !guard.Refuses;
        if (isDone && IsFolder(outFile))
        {
            Directory.CreateDirectory(outFile!); // a folder has a name
        }

        foreach (var output in isDone ? files.Where(f => f.Path is not null) : [])
        {
            OutputText.Write(output.Path!, output.Artifact.Source); // chosen above
        }

        if (isDone && compiled.IsAirflow && IsFolder(outFile))
        {
            diagnostics = [.. diagnostics, .. LeftOverDags.Remove(outFile!, compiled.Dags)]; // a folder has a name
        }

        if (options.AsJson)
        {
            CompileJson.Write(console.Output.Raw, isDone, compiled.IsAirflow, isDone ? files : [], diagnostics);
        }
        else
        {
            Show(console, file, isDone ? files : [], diagnostics);
        }

        return isDone ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(CliConsole console, string file, IReadOnlyList<CompiledFile> files, IReadOnlyList<Diagnostic> diagnostics)
    {
        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (files.Count == 0)
        {
            console.Error.WriteLine($"{TerminalText.Clean(file)}: not compiled: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        foreach (var (artifact, path) in files)
        {
            if (path is null)
            {
                console.Output.Raw.Write(artifact.Source);
            }
            else
            {
                console.Error.WriteLine($"{TerminalText.Clean(path)}: {Describe(artifact)}");
            }
        }
    }

    private static string Describe(IArtifact artifact) => artifact switch
    {
        WorkflowArtifact workflow => string.Create(
            CultureInfo.InvariantCulture,
            $"{workflow.Bytes:N0} bytes of the {WorkflowArtifact.MaxSourceBytes:N0} that Cloud Workflows allows"),
        AirflowArtifact dag => $"a DAG for Airflow {(int)dag.Generation}",
        _ => artifact.Name,
    };

    /// <summary>What is written, and where; empty when there are errors.</summary>
    private static IReadOnlyList<CompiledFile> FilesOf(PipelineCompilation compiled, CompileOptions options)
    {
        var outFile = options.Out;
        if (compiled.Dags.Count > 1 && !IsFolder(outFile))
        {
            throw new UsageException(
                $"{options.File} is compiled to {compiled.Dags.Count} DAGs, because its schedules need DAGs of their own; "
                + "pass a folder, as in -o DIR/.");
        }

        IEnumerable<IArtifact> artifacts = compiled.Artifact is not { } workflow ? compiled.Dags
            : IsFolder(outFile) ? workflow.All()
            : [workflow];
        return
        [
            .. artifacts.Select(a => new CompiledFile(
                a,
                outFile is null or InputLoader.Standard ? null : IsFolder(outFile) ? Path.Combine(outFile, a.FileName) : outFile)),
        ];
    }

    private static bool IsFolder(string? path) =>
        path is not (null or InputLoader.Standard) && (Path.EndsInDirectorySeparator(path) || Directory.Exists(path));

    /// <summary>The requested format, or that of the file's extension; null lets the compiler choose.</summary>
    public static SourceFormat? FormatOf(string? format, string? outFile) =>
        (format ?? Path.GetExtension(outFile)?.TrimStart('.').ToUpperInvariant()) switch
    {
        "json" or "JSON" => SourceFormat.Json,
        "yaml" or "YAML" or "YML" => SourceFormat.Yaml,
        _ => null,
    };
}
