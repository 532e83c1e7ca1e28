using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef compile DEFINITIONS --target all --environment NAME -o DIR/</c>: everything that is deployed to an environment, in one folder.
/// </summary>
internal static class CompileAll
{
    /// <summary>Compiles the definitions and writes the files of all targets.</summary>
    public static int Run(CliConsole console, CompileRequest request, string? environment)
    {
        Check(request, environment);
        var choice = TargetChoice.Create(null, request.Airflow);
        var loader = new InputLoader(console, request.Project with { TargetChoice = choice });
        var diagnostics = new DiagnosticBag();
        var definitions = Definitions(loader, request.File, diagnostics);
        Diagnostic? missing = null;
        var parametersFile = environment is null
            ? request.Parameters
            : DeploymentParameters.Find(environment, definitions.Select(d => d.Path), out missing);
        var read = parametersFile is null ? null : loader.Workspace.LoadParameters(parametersFile);
        diagnostics.AddRange([.. missing is null ? Array.Empty<Diagnostic>() : [missing], .. read?.Diagnostics ?? []]);
        var compiler = new DeploymentCompiler(loader.Workspace.Loader, new DeploymentOptions
        {
            Airflow = EngineTargets.Airflow(choice, read?.Parameters),
            Workflows = new CloudWorkflowsOptions { JobLogs = request.JobLogs },
            Format = CompileCommand.FormatOf(request.Format, null),
        });
        var compiled = compiler.Compile(definitions, read?.Parameters);
        diagnostics.AddRange(compiled.Diagnostics);
        var files = compiled.Files.Select(f => new WrittenFile(f.Target, f.Artifact, Path.Combine(request.Out!, f.Path))).ToList(); // checked
        IEnumerable<string?> inputs = definitions.Select(d => d.Path)
            .Concat(definitions.SelectMany(d => loader.Workspace.PathsBeside(d.Path)))
            .Append(parametersFile)
            .Distinct(StringComparer.Ordinal);
        return new WrittenFiles(console, request).Write(files, diagnostics.Items, inputs);
    }

    private static void Check(CompileRequest request, string? environment)
    {
        if ((environment is null) == (request.Parameters is null))
        {
            throw new UsageException(
                environment is null
                    ? "--target all needs the environment: pass --environment NAME, or --parameters FILE."
                    : "--environment names the platform parameters, and so does --parameters; pass one of the two.");
        }

        if (request.Out is null or InputLoader.Standard || !WrittenFiles.IsFolder(request.Out))
        {
            throw new UsageException("--target all writes several files; pass a folder, as in -o DIR/.");
        }

        if (request.File == InputLoader.Standard)
        {
            throw new UsageException("--target all needs the files of the definitions: a file, a folder or a pattern.");
        }
    }

    /// <summary>The definitions among the files; other files of a folder are left out, and unreadable ones are reported.</summary>
    private static List<LoadResult> Definitions(InputLoader loader, string name, DiagnosticBag diagnostics)
    {
        var found = new FileSearch().Find([name]);
        diagnostics.AddRange(found.Diagnostics);
        var definitions = new List<LoadResult>();
        foreach (var file in found.Files.Where(f => loader.Workspace.WhySkipped(f) is null))
        {
            var loaded = loader.Workspace.LoadFile(file.Path);
            if (loaded.Kind == LoadedKind.Definition)
            {
                definitions.Add(loaded);
            }
            else if (loaded.Kind == LoadedKind.Unknown)
            {
                diagnostics.AddRange(loaded.Diagnostics);
            }
            else if (!file.IsSearched)
            {
                PipelineCompilation.RefuseOtherKinds(file.Path, loaded.Kind);
                throw new UsageException($"\"{file.Path}\" is no definition of a pipeline.");
            }
        }

        return definitions.Count > 0 || diagnostics.HasErrors
            ? definitions
            : throw new UsageException($"\"{name}\" contains no definition of a pipeline.");
    }
}
