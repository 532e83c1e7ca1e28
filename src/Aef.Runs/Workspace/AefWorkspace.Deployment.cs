using Aef.Core.Environments;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Documents.Reading;

namespace Aef.Runs.Workspace;

/// <content>Definitions that are deployed to an environment.</content>
public sealed partial class AefWorkspace
{
    /// <summary>
    /// Finds, checks and compiles definitions for an environment. Files of other kinds in folders are skipped; a named one is an error.
    /// </summary>
    public Deployment LoadDeployment(DeploymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag();
        var found = new FileSearch().Find(request.Paths);
        diagnostics.AddRange(found.Diagnostics);
        var deployment = Describe(request, found.Files, diagnostics);
        var choice = EngineTargets.ByEngine;
        var options = (_options ?? new WorkspaceOptions()) with { TargetChoice = choice, Parameters = deployment.Parameters };
        var (pipelines, compiled) = new AefWorkspace(_yaml, _catalog, options).Compile(request, found.Files, deployment, choice);
        diagnostics.AddRange(compiled);
        return deployment with { Pipelines = pipelines, Diagnostics = diagnostics.Items };
    }

    /// <summary>The environment of the first definition, without definitions: for what concerns only the state at Google.</summary>
    public Deployment DescribeDeployment(DeploymentRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var diagnostics = new DiagnosticBag();
        var deployment = Describe(request, [.. request.Paths.Select(p => new FoundFile(p, IsSearched: true))], diagnostics);
        return deployment with { Diagnostics = diagnostics.Items };
    }

    private Deployment Describe(DeploymentRequest request, IReadOnlyList<FoundFile> files, DiagnosticBag diagnostics)
    {
        var first = files.Select(f => f.Path).FirstOrDefault();
        var folder = Directory.Exists(first) ? first : Path.GetDirectoryName(first);
        var configuration = Loader.ConfigurationIn(string.IsNullOrEmpty(folder) ? "." : folder);
        diagnostics.AddRange(configuration.Diagnostics);
        var environments = configuration.Configuration.Environments;
        var selection = EnvironmentSelection.ForDeployment(environments, request.Environment);
        if (selection.Problem is { } unknown)
        {
            diagnostics.Add(unknown);
        }
        else if (!LabelValue.IsValid(request.Environment))
        {
            diagnostics.Add(PublishDiagnostics.InvalidName.At(
                selection.Environment!.Location, // there is one without a problem
                "The name of the environment",
                Quoted.Text(request.Environment)));
        }

        var parameters = Parameters(request, files, diagnostics);
        var environment = selection.Environment ?? new ProjectEnvironment(request.Environment);
        return new Deployment(environment, [])
        {
            Owner = configuration.Configuration.Name,
            Project = request.Project ?? environment.Project ?? parameters?.ProjectId,
            Region = request.Region ?? environment.Region ?? parameters?.Region,
            Parameters = parameters,
            IsComplete = request.Filter == PipelineFilter.All && request.Paths.Any(Directory.Exists) && request.Paths.All(Directory.Exists),
        };
    }

    private PlatformParameters? Parameters(DeploymentRequest request, IReadOnlyList<FoundFile> files, DiagnosticBag diagnostics)
    {
        var path = request.ParametersPath
            ?? Loader.FindParameters(request.Environment, files.Select(f => f.Path), out _)
            ?? DefaultParametersPath(files.Select(f => f.Path).FirstOrDefault());
        var read = path is null ? null : LoadParameters(path);
        diagnostics.AddRange(read?.Diagnostics ?? []);
        return read?.Parameters;
    }

    private (IReadOnlyList<Core.Targets.Terraform.TerraformPipeline> Pipelines, IReadOnlyList<Diagnostic> Diagnostics) Compile(
        DeploymentRequest request, IReadOnlyList<FoundFile> files, Deployment deployment, TargetChoice choice)
    {
        var diagnostics = new DiagnosticBag();
        var loaded = new List<LoadResult>();
        foreach (var file in files.Where(f => WhySkipped(f) is null))
        {
            var result = LoadFile(file.Path);
            if (result.Kind is LoadedKind.Definition or LoadedKind.Unknown)
            {
                loaded.Add(result);
            }
            else if (!file.IsSearched)
            {
                diagnostics.Add(Core.Pipelines.Reading.ReadingDiagnostics.NotADefinition.At(
                    Location.FromScript(file.Path, 0, 0), "a file of another kind"));
            }
        }

        Pipeline[] pipelines = [.. loaded.Select(l => l.Pipeline).OfType<Pipeline>()];
        if (pipelines.Length > 0 || loaded.Count == 0)
        {
            diagnostics.AddRange(request.Filter.Unused(pipelines, request.Paths));
        }

        var selected = loaded.FindAll(l => l.Pipeline is null || request.Filter.Selects(l.Pipeline));
        diagnostics.AddRange(selected.SelectMany(l => l.Diagnostics));
        var (compiled, ofTargets) = new DeploymentCompiler(Loader, Compiler).Lower(
            [.. selected.Select(l => l.Bound).OfType<BoundPipeline>()],
            WithLabels(new TerraformRequest
            {
                Parameters = deployment.Parameters,
                Environment = request.Environment,
                Airflow = EngineTargets.Airflow(choice, deployment.Parameters),
                Workflows = CloudWorkflowsOptions.Default with
                {
                    JobLogs = request.JobLogs,
                    Splitting = WorkflowSplitting.WhereNeeded,
                    NamesPartsByContent = true,
                },
            }),
            artifact => artifact);
        diagnostics.AddRange(ofTargets);
        return ([.. compiled.OrderBy(p => p.Pipeline.Name, StringComparer.Ordinal)], diagnostics.Items);
    }
}
