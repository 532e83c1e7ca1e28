using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Writing;
using Aef.Core.Targets.Airflow;
using Aef.Documents.Diagnostics;

namespace Aef.Cli.Commands;

/// <summary>Writes compiled DAGs: the one of a definition to a file or to standard output, several to a folder.</summary>
internal static class DagOutput
{
    /// <summary>The options of the Airflow target.</summary>
    public static AirflowOptions OptionsOf(string? generation) => new()
    {
        Generation = generation == "2" ? AirflowGeneration.Airflow2 : AirflowGeneration.Airflow3,
    };

    /// <summary>Writes the DAGs, unless there are errors; returns the exit code.</summary>
    public static int Write(CliConsole console, CompileOptions options, PipelineCompilation compiled, InputLoader loader, bool isFolder)
    {
        if (compiled.Dags.Count > 1 && !isFolder)
        {
            throw new UsageException(
                $"{options.File} is compiled to {compiled.Dags.Count} DAGs, because its schedules need DAGs of their own; "
                + "pass a folder, as in -o DIR/.");
        }

        var files = compiled.Dags.Select(d => (Dag: d, Path: PathOf(d, options.Out, isFolder))).ToList();
        var guard =
            new OutputGuard([options.File, options.Parameters, .. loader.Workspace.PathsBeside(compiled.Input.Path)], options.Force);
        foreach (var (_, path) in files)
        {
            guard.Check(path, OutputKind.Dag, needsFolder: !isFolder);
        }

        IReadOnlyList<Diagnostic> diagnostics = [.. compiled.Diagnostics, .. guard.Diagnostics];
        var isDone = files.Count > 0 && !guard.Refuses;
        if (isDone && isFolder)
        {
            CompileCommand.CreateFolder(options.Out!); // a folder has a name
        }

        foreach (var (dag, path) in isDone ? files.Where(f => f.Path is not null) : [])
        {
            OutputText.Write(path!, dag.Source); // filtered above
        }

        if (options.AsJson)
        {
            DagJson.Write(console.Output.Raw, isDone, isDone ? files : [], diagnostics);
        }
        else
        {
            Show(console, options.File, isDone ? files : [], diagnostics);
        }

        return isDone ? ExitCode.Done : ExitCode.Failed;
    }

    private static void Show(
        CliConsole console,
        string file,
        IReadOnlyList<(AirflowArtifact Dag, string? Path)> files,
        IReadOnlyList<Diagnostic> diagnostics)
    {
        new DiagnosticWriter(console.Error).WriteAll(diagnostics);
        if (files.Count == 0)
        {
            console.Error.WriteLine($"{TerminalText.Clean(file)}: not compiled: {DiagnosticWriter.Count(diagnostics)}", TextStyle.Bad);
        }

        foreach (var (dag, path) in files)
        {
            if (path is null)
            {
                console.Output.Raw.Write(dag.Source);
            }
            else
            {
                console.Error.WriteLine($"{TerminalText.Clean(path)}: a DAG for Airflow {(int)dag.Generation}");
            }
        }
    }

    private static string? PathOf(AirflowArtifact dag, string? outFile, bool isFolder) =>
        outFile is null or InputLoader.Standard ? null : isFolder ? Path.Combine(outFile, dag.FileName) : outFile;
}
