using Aef.Core.Pipelines.Catalog;
using Aef.Core.Pipelines.Model;
using Aef.Core.Pipelines.Reading;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets;
using Aef.Core.Targets.Airflow;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Validation;
using Aef.Core.Validation.Configuration;
using Aef.Core.Validation.Jobs;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;
using Aef.Documents.Tree;

namespace Aef.Core.Workspace;

/// <summary>
/// The files next to the definitions of one folder (configuration, executor entries, job files), and the checks based on them.
/// </summary>
internal sealed class Project
{
    private readonly IDocumentReader _documents;
    private readonly WorkspaceOptions _options;
    private readonly IReadOnlyList<JobFolder> _jobs;
    private readonly DiagnosticPolicy _policy;
    private readonly IReadOnlyList<Diagnostic> _diagnostics;

    private Project(
        IDocumentReader documents,
        WorkspaceOptions options,
        ExecutorCatalog catalog,
        IReadOnlyList<JobFolder> jobs,
        AefConfiguration configuration,
        DiagnosticPolicy policy,
        IReadOnlyList<Diagnostic> diagnostics,
        IReadOnlyList<string> paths)
    {
        _documents = documents;
        _options = options;
        _jobs = jobs;
        _policy = policy;
        _diagnostics = diagnostics;
        Catalog = catalog;
        Configuration = configuration;
        Paths = paths;
    }

    /// <summary>The built-in executors and the user's.</summary>
    public ExecutorCatalog Catalog { get; }

    /// <summary>The configuration; an empty one when there is no file.</summary>
    public AefConfiguration Configuration { get; }

    /// <summary>The problems of the configuration and of the executor entries.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _diagnostics;

    /// <summary>The files and folders that were read.</summary>
    public IReadOnlyList<string> Paths { get; }

    /// <summary>Checks a pipeline.</summary>
    public BindResult Check(Pipeline pipeline) => Filter(Checker(pipeline).Examine(pipeline));

    /// <summary>Checks a definition that was read.</summary>
    public BindResult Check(DefinitionResult definition) => Filter(Checker(definition.Partial).Examine(definition));

    /// <summary>The file of a job: that of the environment, or else that of all environments; null without a file.</summary>
    public string? JobPath(string executor, string job, string? environment) =>
        _jobs.Where(j => j.Environment == environment).Concat(_jobs.Where(j => j.Environment is null))
            .Select(j => j.FileOf(executor, job))
            .FirstOrDefault(f => f is not null);

    /// <summary>Applies the severity policy. It is the only method that does so for the diagnostics of a project.</summary>
    public FilteredDiagnostics Filter(IEnumerable<Diagnostic> diagnostics, Pipeline? pipeline, string? path) =>
        _policy.Apply(diagnostics, pipeline, path);

    /// <summary>Reads the files next to the definitions of a folder; null for definitions that are not files.</summary>
    public static Project Read(
        string? folder,
        WorkspaceOptions options,
        IDocumentReader documents,
        ExecutorCatalog builtIn,
        Func<string, (AefConfiguration Configuration, DiagnosticPolicy Policy, IReadOnlyList<Diagnostic> Diagnostics)> configurations)
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

        var (catalog, entries) = (builtIn, new ExecutorFolderResult([], []));
        var others = new DiagnosticBag();
        if ((options.ExecutorPath ?? configuration.ExecutorsPath ?? Beside(folder, "executors")) is { } executors)
        {
            paths.Add(executors);
            entries = new ExecutorFolderReader(documents, builtIn.Find).Read(executors);
            catalog = builtIn.With(entries.Executors.Concat(entries.Invalid));
            others.AddRange(entries.Executors.Concat(entries.Invalid).SelectMany(ConnectorBinder.Check));
            if ((options.ExecutorPath ?? configuration.ExecutorsPath) is not null
                && entries.Executors.Count == 0
                && entries.Diagnostics.Count == 0)
            {
                others.Add(DocumentDiagnostics.NothingFound.At(
                    Location.FromScript(executors, 0, 0), executors, $"contains no {Quoted.Choice(ExecutorFolderReader.Endings)} file"));
            }
        }

        if (configuration.ParametersPath is { } parameters && !File.Exists(parameters))
        {
            others.Add(DocumentDiagnostics.CannotRead.At(
                configuration.ParametersLocation, parameters, Directory.Exists(parameters) ? "it is a folder." : "it does not exist."));
        }

        var jobs = Jobs(folder, options, configuration, catalog, others);
        paths.AddRange(jobs.Select(j => j.Root));
        diagnostics.AddRange(
            new Project(documents, options, catalog, jobs, configuration, policy, [], paths)
                .Filter(entries.Diagnostics, null, null)
                .Active);
        diagnostics.AddRange(others.Items);
        return new Project(documents, options, catalog, jobs, configuration, policy, diagnostics.Items, paths);
    }

    /// <summary>The target of a pipeline.</summary>
    public ITarget TargetOf(Pipeline? pipeline) =>
        _options.TargetChoice is { MayBeLocal: true, Requested: null } && pipeline is not null && EngineTargets.IsLocal(pipeline, Catalog)
            ? LocalTarget.Default
            : _options.TargetOf(pipeline, ConfiguredParameters);

    /// <summary>The parameters that the configuration names; problems with them are reported where they are used.</summary>
    private PlatformParameters? ConfiguredParameters() =>
        Configuration.ParametersPath is { } path && SourceTextReader.ReadFile(path).Source is { } text
            ? new PlatformParametersReader(_documents).Read(text).Parameters
            : null;

    /// <summary>Creates a checker for one definition: each job file is read once.</summary>
    private PipelineChecker Checker(Pipeline? pipeline)
    {
        var target = TargetOf(pipeline);
        var runsFunctions = target is not (AirflowTarget or LocalTarget);
        var files = _jobs.Count == 0 ? null : new JobFileSource(_documents, _jobs);
        return new PipelineChecker(
            Catalog,
            target.Rules,
            files is null ? [] : [new JobFileRule(files, runsFunctions)],
            new BindOptions(_options.Binding, files is null ? null : files.Of, runsFunctions) { RunsHere = target is LocalTarget });
    }

    private BindResult Filter(CheckedPipeline result)
    {
        if (result.Bound is not { } bound)
        {
            return WithProject(new BindResult(null, result.Diagnostics));
        }

        var filtered = Filter(SecretLines.Hide(bound.Source, result.Diagnostics), bound.Source, bound.Source.Location.Path);
        return WithProject(new BindResult(HasErrors(filtered.Active) ? null : bound, filtered.Active) { Suppressed = filtered.Suppressed });
    }

    /// <summary>Problems of the configuration and the executor entries are reported with every definition of the folder.</summary>
    private BindResult WithProject(BindResult result) => _diagnostics.Count == 0
        ? result
        : new BindResult(HasErrors(_diagnostics) ? null : result.Pipeline, [.. _diagnostics, .. result.Diagnostics])
        {
            Suppressed = result.Suppressed,
        };

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(d => d.Severity == DiagnosticSeverity.Error);

    private static IReadOnlyList<JobFolder> Jobs(
        string? folder,
        WorkspaceOptions options,
        AefConfiguration configuration,
        ExecutorCatalog catalog,
        DiagnosticBag diagnostics)
    {
        var named = options.JobPath ?? configuration.JobsPath;
        if ((named ?? Beside(folder, "jobs")) is not { } path)
        {
            return [];
        }

        var folders = JobFolder.Find(path, catalog);
        if (folders.Count == 0 && named is not null)
        {
            var why = Directory.Exists(
                path) ? "has no job files: neither EXECUTOR/JOB_NAME.json nor ENVIRONMENT/EXECUTOR/JOB_NAME.json is below it"
                : File.Exists(path) ? "is a file" : "does not exist";
            diagnostics.Add(JobDiagnostics.NoFolder.At(Location.FromScript(path, 0, 0), Quoted.Text(path), why));
        }

        return folders;
    }

    private static string? Beside(string? folder, string name) =>
        folder is not null && Path.Combine(folder, name) is var path && Directory.Exists(path) ? path : null;
}
