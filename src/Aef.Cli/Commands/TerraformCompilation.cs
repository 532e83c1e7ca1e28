using Aef.Cli.Input;
using Aef.Cli.Rendering;
using Aef.Cli.Terminal;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Targets.Terraform;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Runs.Workspace;

namespace Aef.Cli.Commands;

/// <summary>
/// <c>aef compile --target terraform</c>: compiles the definitions of files and folders to one configuration. <c>--target all</c> is the
/// same for one environment, which must have platform parameters.
/// </summary>
internal static class TerraformCompilation
{
    /// <summary>Compiles and writes; nothing is written when there are errors.</summary>
    public static int Run(CliConsole console, CompileOptions options)
    {
        Check(options, options.Target.Requested!); // one of the two targets
        var diagnostics = new DiagnosticBag();
        var found = new FileSearch().Find(options.Files);
        diagnostics.AddRange(found.Diagnostics);
        var read = ReadParameters(new InputLoader(console, options.Project), options, found.Files, diagnostics);
        var choice = options.Target with { Requested = null };
        var loader = new InputLoader(console, options.Project with { TargetChoice = choice, Parameters = read.Parameters });
        var loaded = Load(loader, options, found.Files, diagnostics);
        var compiled = loader.Workspace.LowerTerraform(
            [.. loaded.Select(l => l.Bound).OfType<BoundPipeline>()],
            new TerraformRequest
            {
                Parameters = read.Parameters,
                Environment = options.Environment,
                Airflow = EngineTargets.Airflow(choice, read.Parameters),
                Workflows = CloudWorkflowsOptions.Default with
                {
                    JobLogs = options.JobLogs,
                    Splitting = WorkflowSplitting.WhereNeeded,
                },
            });
        diagnostics.AddRange(compiled.Diagnostics);
        string?[] inputs = [.. loaded.Select(l => l.Path), read.Path, .. loaded.SelectMany(l => loader.Workspace.PathsBeside(l.Path))];
        var artifacts = diagnostics.HasErrors ? [] : compiled.Artifacts;
        var files = new CompiledOutput(options, isFolder: true).Write(artifacts, inputs, diagnostics);
        if (files.Count > 0)
        {
            diagnostics.AddRange(LeftOverSources.Find(options.Out!, files.Select(f => f.Path).OfType<string>())); // checked above
        }

        TerraformReport.Write(console, options.AsJson, files, loaded.Count, diagnostics.Items);
        return diagnostics.HasErrors ? ExitCode.Failed : ExitCode.Done;
    }

    private static void Check(CompileOptions options, string target)
    {
        if (options.Out is null or InputLoader.Standard || File.Exists(options.Out))
        {
            throw new UsageException($"--target {target} writes several files; pass a folder, as in -o DIR/.");
        }

        if (options.Format is not null)
        {
            throw new UsageException($"--format has no effect with --target {target}: each workflow has the format that fits.");
        }

        if (target == CompileForms.All && (options.Environment is null) == (options.Parameters is null))
        {
            throw new UsageException(
                options.Environment is null
                    ? "--target all needs the environment: pass --environment NAME, or --parameters FILE."
                    : "--environment names the platform parameters, and so does --parameters; pass one of the two.");
        }
    }

    /// <summary>The selected definitions. Files of other kinds that a search has found are skipped.</summary>
    private static List<LoadResult> Load(
        InputLoader loader,
        CompileOptions options,
        IReadOnlyList<FoundFile> files,
        DiagnosticBag diagnostics)
    {
        var all = new List<LoadResult>();
        foreach (var file in files.Where(f => !f.IsSearched || !IsOutput(f.Path, options.Out!))) // checked by the caller
        {
            if (file.IsSearched && loader.Workspace.WhySkipped(file) is not null)
            {
                continue;
            }

            var loaded = loader.Load(file.Path);
            if (!file.IsSearched)
            {
                PipelineCompilation.RefuseOtherKinds(file.Path, loaded.Kind);
                if (loaded.Kind == LoadedKind.Workflow)
                {
                    throw new UsageException($"\"{file.Path}\" is already Cloud Workflows source; pass its definition.");
                }
            }

            if (loaded.Kind is LoadedKind.Definition or LoadedKind.Unknown)
            {
                all.Add(loaded);
            }
        }

        Pipeline[] pipelines = [.. all.Select(l => l.Pipeline).OfType<Pipeline>()];
        if (pipelines.Length > 0 || all.Count == 0)
        {
            diagnostics.AddRange(options.Filter.Unused(pipelines, options.Files));
        }

        var selected = all.FindAll(l => l.Pipeline is null || options.Filter.Selects(l.Pipeline));
        diagnostics.AddRange(selected.SelectMany(l => l.Diagnostics));
        return selected;
    }

    /// <summary>An earlier output can be below a folder of definitions.</summary>
    private static bool IsOutput(string file, string folder) => Path.GetFullPath(file).StartsWith(
        Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)) + Path.DirectorySeparatorChar,
        StringComparison.Ordinal);

    private static (string? Path, PlatformParameters? Parameters) ReadParameters(
        InputLoader loader,
        CompileOptions options,
        IReadOnlyList<FoundFile> files,
        DiagnosticBag diagnostics)
    {
        Diagnostic? missing = null;
        var found = options.Parameters is null && options.Environment is { } environment
            ? loader.Workspace.Loader.FindParameters(environment, files.Select(f => f.Path), out missing)
            : options.Parameters;
        var path = found ?? loader.Workspace.DefaultParametersPath(files.Select(f => f.Path).FirstOrDefault());
        if (missing is not null && (options.Target.Requested == CompileForms.All || path is null))
        {
            diagnostics.Add(missing); // probably a mistyped environment
            return (null, null);
        }

        var read = path is null ? null : loader.Workspace.LoadParameters(path);
        diagnostics.AddRange(read?.Diagnostics ?? []);
        return (path, read?.Parameters);
    }
}
