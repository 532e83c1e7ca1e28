using System.CommandLine;
using System.Globalization;
using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Cli.Commands;

/// <summary><c>aef compile FILE</c>: turns a definition into Cloud Workflows source. Nothing is written when a finding is an error.</summary>
internal static class CompileCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CliConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "The definition, JSON or YAML; - reads standard input" };
        var target = new Option<string>("--target") { Description = "The compilation target", HelpName = "cloud_workflows", DefaultValueFactory = _ => "cloud_workflows" }.AcceptOnlyFromAmong("cloud_workflows");
        var parameters = CommonOptions.Parameters();
        var format = new Option<string?>("--format") { Description = "The format of the source; by default, that of the extension of OUT, otherwise YAML if it fits and JSON if not", HelpName = "yaml|json" }.AcceptOnlyFromAmong("yaml", "json");
        var outFile = new Option<string?>("--out", "-o") { Description = "The output file, or a folder (existing, or with / at the end) for all workflows of a split pipeline; by default, standard output", HelpName = "OUT" };
        var noJobLogs = new Option<bool>("--no-job-logs") { Description = "Omit the log entries for the start and the end of each job" };
        var command = new Command("compile", "Compile a definition to Cloud Workflows source") { file, target, parameters, format, outFile, noJobLogs };
        var project = new ProjectOptions().AddTo(command);
        command.SetAction(result => Run(new InputLoader(console, project.Read(result)), console, result.GetRequiredValue(file), result.GetValue(parameters), result.GetValue(format), result.GetValue(outFile), !result.GetValue(noJobLogs)));
        return command;
    }

    private static int Run(InputLoader loader, CliConsole console, string file, string? parametersFile, string? format, string? outFile, bool jobLogs)
    {
        var compiled = PipelineCompilation.Of(loader, file, parametersFile, FormatOf(format, outFile), new CloudWorkflowsOptions
        {
            JobLogs = jobLogs,
            Splitting = IsFolder(outFile) ? WorkflowSplitting.WhereNeeded : WorkflowSplitting.Advise,
        });
        if (compiled.Input.Kind == LoadedKind.Workflow)
        {
            throw new UsageException($"{file} is Cloud Workflows source already; 'aef validate' checks it and 'aef run' runs it");
        }

        new DiagnosticWriter(console.Error).WriteAll(compiled.Diagnostics);
        if (compiled.Artifact is not { } artifact)
        {
            console.Error.WriteLine($"{TerminalText.Clean(file)}: not compiled: {DiagnosticWriter.Count(compiled.Diagnostics)}", TextStyle.Bad);
            return ExitCode.Failed;
        }

        if (outFile is null or InputLoader.Standard)
        {
            console.Output.Raw.Write(artifact.Source);
        }
        else if (IsFolder(outFile))
        {
            Directory.CreateDirectory(outFile);
            foreach (var workflow in artifact.All())
            {
                Write(console, workflow, Path.Combine(outFile, workflow.FileName));
            }
        }
        else
        {
            Write(console, artifact, outFile);
        }

        return ExitCode.Done;
    }

    private static void Write(CliConsole console, WorkflowArtifact artifact, string file)
    {
        AtomicFile.Write(file, artifact.Source);
        console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TerminalText.Clean(file)}: {artifact.Bytes:N0} bytes of the {WorkflowArtifact.MaxSourceBytes:N0} that Cloud Workflows takes"));
    }

    private static bool IsFolder(string? path) => path is not (null or InputLoader.Standard) && (Path.EndsInDirectorySeparator(path) || Directory.Exists(path));

    /// <summary>What was asked for, or what the file's ending says; null leaves it to the compiler.</summary>
    public static SourceFormat? FormatOf(string? format, string? outFile) => (format ?? Path.GetExtension(outFile)?.TrimStart('.').ToUpperInvariant()) switch
    {
        "json" or "JSON" => SourceFormat.Json,
        "yaml" or "YAML" or "YML" => SourceFormat.Yaml,
        _ => null,
    };
}
