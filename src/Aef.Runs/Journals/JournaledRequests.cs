using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.Documents.Text;
using Aef.Documents.Tree;
using Aef.Runs.Data;
using Aef.Runs.Environments;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Runs.Workspace;
using Aef.Workflows.Hosting;
using Aef.Workflows.Journal;

namespace Aef.Runs.Journals;

/// <summary>
/// Recreates the request of a run from the header of its journal. Only errors in the sources are reported; warnings were, when the run
/// started.
/// </summary>
internal sealed class JournaledRequests(AefWorkspace workspace)
{
    /// <summary>True for an error.</summary>
    public static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    /// <summary>A source of the run, by its role.</summary>
    public static SourceText TextOf(JournalSource source) => new(source.Text, source.Path);

    /// <summary>The request of a run of Cloud Workflows source; null when there are errors.</summary>
    public WorkflowRunRequest? WorkflowOf(
        JournalHeader header,
        RunJournal? journal,
        ICallHandler calls,
        TimeProvider clock,
        DiagnosticBag diagnostics)
    {
        var loaded = Load(header, RunSources.Workflow, diagnostics);
        return loaded?.Workflow is not { } workflow || diagnostics.HasErrors ? null : new WorkflowRunRequest(workflow, calls)
        {
            Argument = header.Argument,
            Options = header.Options,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Journal = journal,
        };
    }

    /// <summary>The request of a run of a pipeline; null when there are errors.</summary>
    public LocalRunRequest? PipelineOf(
        JournalHeader header,
        RunJournal? journal,
        EnvironmentResult environment,
        TimeProvider clock,
        DiagnosticBag diagnostics)
    {
        var loaded = Load(header, RunSources.Definition, diagnostics);
        var parameters = header.Find(RunSources.Parameters) is { } text ? workspace.ReadParameters(TextOf(text)) : null;
        diagnostics.AddRange(parameters?.Diagnostics.Where(IsError) ?? []);
        if (loaded?.Bound is not { } pipeline || diagnostics.HasErrors)
        {
            return null;
        }

        var script = header.Find(RunSources.Simulation) is { } simulation ? workspace.ReadScript(TextOf(simulation), pipeline) : null;
        diagnostics.AddRange(script?.Diagnostics.Where(IsError) ?? []);
        var artifact = IsReal(header)
            ? LocalTarget.Compile(pipeline, parameters?.Parameters)
            : CloudWorkflowsTarget.Compile(pipeline, parameters?.Parameters, SourceFormat.Json, null);
        return diagnostics.HasErrors ? null : new LocalRunRequest(artifact)
        {
            Argument = header.Argument,
            Script = script?.Script ?? SimulationScript.Empty,
            Parameters = parameters?.Parameters,
            RealTime = header.RealTime,
            Clock = clock,
            Start = header.Start,
            Limits = header.Options.Limits,
            Seed = header.Options.Seed,
            Mocks = environment.Environment.Mocks,
            Secrets = environment.Environment.Secrets,
            Journal = journal,
            SourceOverride = header.Find(RunSources.Program)?.Text,
        };
    }

    /// <summary>True for a run that does its jobs.</summary>
    public static bool IsReal(JournalHeader header) => header.Mode == RunSources.RealMode;

    /// <summary>
    /// The request with what its executors share, if it does its jobs. Everything that cannot run here is reported, as when it started.
    /// </summary>
    public LocalRunRequest WithJobs(
        LocalRunRequest request,
        JournalHeader header,
        LocalRunSettings? settings,
        bool isResumed,
        DiagnosticBag diagnostics)
    {
        if (!IsReal(header))
        {
            return request;
        }

        var folder = header.Find(RunSources.Definition)?.Path is { } path ? Path.GetDirectoryName(Path.GetFullPath(path)) : null;
        var local = (settings ?? new LocalRunSettings()) with { IsResumed = isResumed };
        var environment = ConnectedEnvironment.Find(workspace.Loader, local with
        {
            Folder = folder ?? local.Folder,
            Environment = header.Find(RunSources.Environment)?.Text ?? local.Environment,
        });
        diagnostics.AddRange(environment.Diagnostics.Where(IsError));
        request = request with { Local = environment.Settings };
        var executors = environment.Diagnostics.Any(IsError) ? null : new LocalExecutors(request.Executors, environment.Settings);
        diagnostics.AddRange(
            new LocalRunCheck(executors, request.Parameters).Check(request.Pipeline, request.Argument, request.Secrets).Where(IsError));
        return request;
    }

    /// <summary>The binding with which the run has started, whatever the options of the command that continues it.</summary>
    private static BindingChoice? BindingOf(JournalHeader header) =>
        Enum.TryParse<BindingChoice>(header.Find(RunSources.Binding)?.Text, ignoreCase: false, out var binding) ? binding : null;

    private LoadResult? Load(JournalHeader header, string role, DiagnosticBag diagnostics)
    {
        if (header.Find(role) is not { } source)
        {
            diagnostics.Add(JournalDiagnostics.NoJournal.At(Location.None, $"its header has no {role}"));
            return null;
        }

        var own = workspace.With(BindingOf(header));
        var loaded = (IsReal(header) ? own.With(LocalTarget.Default) : own).Load(TextOf(source));
        diagnostics.AddRange(loaded.Diagnostics.Where(IsError));
        return loaded;
    }
}
