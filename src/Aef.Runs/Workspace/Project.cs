using Aef.Core.Pipelines.Catalog;
using Aef.Core.Targets;
using Aef.Core.Validation;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Runs.Workspace;

/// <summary>What is next to the definitions of one folder: configuration, executor entries and job files.</summary>
internal sealed class Project
{
    private readonly IDocumentReader _documents;
    private readonly IReadOnlyList<JobFolder> _jobs;
    private readonly ITarget _target;

    private Project(IDocumentReader documents, ITarget target, ExecutorCatalog catalog, IReadOnlyList<JobFolder> jobs, AefConfiguration configuration, DiagnosticPolicy policy, IReadOnlyList<Diagnostic> diagnostics, IReadOnlyList<string> paths)
    {
        Paths = paths;
        _documents = documents;
        _jobs = jobs;
        _target = target;
        Catalog = catalog;
        Configuration = configuration;
        Policy = policy;
        Diagnostics = diagnostics;
    }

    /// <summary>Our executors and the user's.</summary>
    public ExecutorCatalog Catalog { get; }

    public AefConfiguration Configuration { get; }

    /// <summary>The files and folders that were read.</summary>
    public IReadOnlyList<string> Paths { get; }

    public DiagnosticPolicy Policy { get; }

    /// <summary>What is wrong with the configuration and the entries: said with every definition of the folder.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics { get; }

    /// <summary>A checker for one definition.</summary>
    public PipelineChecker Checker() => new(Catalog, Policy, _target.Rules, _jobs.Count == 0 ? [] : [new JobFileRule(_documents, _jobs)]);

    /// <summary>Reads what is next to the definitions of a folder; null for definitions that are no files.</summary>
    public static Project Read(string? folder, WorkspaceOptions options, IDocumentReader documents, ExecutorCatalog builtIn, Func<string, (AefConfiguration Configuration, DiagnosticPolicy Policy, IReadOnlyList<Diagnostic> Diagnostics)> configurations)
    {
        var diagnostics = new DiagnosticBag();
        var paths = new List<string>();
        var (configuration, policy) = (AefConfiguration.Empty, new DiagnosticPolicy(AefConfiguration.Empty, options.IsStrict));
        if ((options.ConfigurationPath ?? (folder is null ? null : ConfigurationFile.FindAbove(folder))) is { } path)
        {
            paths.Add(path);
            (configuration, policy, var read) = configurations(path);
            diagnostics.AddRange(read);
        }

        var catalog = builtIn;
        if ((options.ExecutorPath ?? configuration.ExecutorsPath ?? Beside(folder, "executors")) is { } executors)
        {
            paths.Add(executors);
            var entries = new ExecutorFolderReader(documents).Read(executors);
            diagnostics.AddRange(policy.Apply(entries.Diagnostics, null, null).Active);
            catalog = builtIn.With(entries.Executors);
            if ((options.ExecutorPath ?? configuration.ExecutorsPath) is not null && entries.Executors.Count == 0 && entries.Diagnostics.Count == 0)
            {
                diagnostics.Add(DocumentDiagnostics.NothingFound.At(Location.FromScript(executors, 0, 0), executors, $"has no file that ends in {string.Join(", ", FileSearch.DocumentEndings)}"));
            }
        }

        var jobs = Jobs(folder, options, configuration, catalog, diagnostics);
        paths.AddRange(jobs.Select(j => j.Root));
        return new Project(documents, options.Target, catalog, jobs, configuration, policy, diagnostics.Items, paths);
    }

    private static IReadOnlyList<JobFolder> Jobs(string? folder, WorkspaceOptions options, AefConfiguration configuration, ExecutorCatalog catalog, DiagnosticBag diagnostics)
    {
        var named = options.JobPath ?? configuration.JobsPath;
        if ((named ?? Beside(folder, "jobs")) is not { } path)
        {
            return [];
        }

        var folders = JobFolder.Find(path, catalog);
        if (folders.Count == 0 && named is not null)
        {
            var why = Directory.Exists(path) ? "has no job files: neither EXECUTOR/JOB_NAME.json nor ENVIRONMENT/EXECUTOR/JOB_NAME.json is below it"
                : File.Exists(path) ? "is a file" : "does not exist";
            diagnostics.Add(JobDiagnostics.NoFolder.At(Location.FromScript(path, 0, 0), Quoted.Text(path), why));
        }

        return folders;
    }

    private static string? Beside(string? folder, string name) =>
        folder is not null && Path.Combine(folder, name) is var path && Directory.Exists(path) ? path : null;
}
