using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Tree;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Environments;
using Aef.Runs.Journals;
using Aef.Runs.Local;
using Aef.Runs.Simulation;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Syntax;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that runs pipelines and Cloud Workflows source on this machine: what is run, with which argument, and who answers.</summary>
public abstract class RunCommand : ExecutorCommand
{
    /// <summary>The parameter set of <see cref="Pipeline"/>.</summary>
    protected const string PipelineSet = "Pipeline";

    private const string ArtifactSet = "Artifact";
    private PlatformParameters? _parameters;

    /// <summary>The pipelines. The results of Test-AefPipeline are taken too.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [AllowNull]
    public Pipeline?[]? Pipeline { get; set; } = [];

    /// <summary>The compiled workflows, from ConvertTo-AefWorkflow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArtifactSet, ValueFromPipeline = true)]
    public WorkflowArtifact[] Artifact { get; set; } = [];

    /// <summary>The platform parameters file of the environment. Without it, project and region are made up.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? ParameterPath { get; set; }

    /// <summary>The argument of the run, a map: query_variables, workflow_properties, resume. Without it, yesterday's dates. For Cloud Workflows source, its argument.</summary>
    [Parameter]
    [Alias("Argument")]
    public IDictionary? ArgumentObject { get; set; }

    /// <summary>A simulation script, JSON or YAML: how long each job of a pipeline takes and how it ends. Without it every job succeeds after a while.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? Simulate { get; set; }

    /// <summary>A mock file, JSON or YAML: what calls are answered. Without it, Cloud Workflows source gets no connection, and the jobs of a pipeline are simulated.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? MockPath { get; set; }

    /// <summary>The file in which the run keeps its journal, from which Resume-AefRun goes on when the process was killed. It must not be there yet.</summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>Lets pauses and jobs take the time that they say, instead of virtual time.</summary>
    [Parameter]
    public SwitchParameter RealTime { get; set; }

    /// <summary>Runs what has been checked and asked for.</summary>
    private protected abstract void Run(RunPlan plan);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (MockPath is not null && Executor is { Count: > 0 })
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("-MockPath and -Executor both answer calls."),
                "AefMocksAndExecutors",
                ErrorCategory.InvalidArgument,
                MockPath,
                "Give one of the two: mocks answer by their file, script blocks do the jobs."));
        }

        _parameters = ReadParameters(ParameterPath);
    }

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        switch (ParameterSetName)
        {
            case PipelineSet:
                foreach (var pipeline in Pipeline ?? [null])
                {
                    Process(pipeline);
                }

                break;
            case ArtifactSet:
                foreach (var artifact in Artifact)
                {
                    Process(artifact);
                }

                break;
            default:
                foreach (var file in Files())
                {
                    Process(Workspace.LoadFile(file), file);
                }

                break;
        }
    }

    private void Process(LoadResult loaded, string file)
    {
        if (WriteErrors(loaded.Diagnostics, file))
        {
            return;
        }

        if (loaded.Pipeline is { } pipeline)
        {
            Process(pipeline);
        }
        else if (loaded.Workflow is { } workflow)
        {
            WriteDiagnostics(loaded.Diagnostics);
            Process(workflow, loaded, file);
        }
        else
        {
            WriteError(ErrorRecords.For(new PSNotSupportedException($"'{file}' is neither a definition nor Cloud Workflows source."), "AefNothingToRun", ErrorCategory.InvalidData, file, "Give a file that holds one of the two; -ParameterPath takes platform parameters."));
        }
    }

    private void Process(Pipeline? pipeline)
    {
        if (pipeline is null)
        {
            WriteError(ErrorRecords.NoPipeline());
            return;
        }

        var compiled = Workspace.Compile(pipeline, _parameters, SourceFormat.Json, CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded });
        WriteDiagnostics(compiled.Diagnostics);
        if (!WriteErrors(compiled.Diagnostics, pipeline) && compiled.Artifact is { } artifact)
        {
            Process(artifact);
        }
    }

    private void Process(WorkflowArtifact artifact)
    {
        if (artifact.IsPart)
        {
            WriteVerbose($"'{artifact.Name}' is a part of a split pipeline and runs with the workflow that runs its parts.");
            return;
        }

        var request = new LocalRunRequest(artifact) { Argument = GivenArgument(), Parameters = _parameters, RealTime = RealTime };
        if (Script(request.Pipeline) is not { } script || Mocks() is not { } mocks)
        {
            return;
        }

        if (WriteErrors(RunArgument.Check(request.Argument, request.Pipeline), artifact))
        {
            return;
        }

        request = request with { Script = script, Executors = Executors(), Mocks = MockPath is null ? null : mocks };
        WriteDiagnostics(request.Executors.Check(request.Pipeline));
        Begin(
            artifact.Name,
            () => JournalPath is null ? null : RunJournals.Begin(JournalFile(), request, RunTexts.Of(request.Pipeline.Source, ParameterFile(ParameterPath), ParameterFile(Simulate)), RequestedEnvironment()),
            journal => RunPlan.Of(request with { Journal = journal }));
    }

    private void Process(WorkflowSyntax workflow, LoadResult loaded, string file)
    {
        if (Mocks() is not { } mocks)
        {
            return;
        }

        var calls = MockPath is null ? (ICallHandler)new UnansweredCalls() : new LocalEnvironment(new LocalEnvironmentOptions { Mocks = mocks });
        var name = System.IO.Path.GetFileNameWithoutExtension(file);
        var request = new WorkflowRunRequest(workflow, calls) { Argument = GivenArgument(), RealTime = RealTime };
        Begin(
            name,
            () => JournalPath is null ? null : RunJournals.Begin(JournalFile(), request, name, RunTexts.Of(loaded), RequestedEnvironment()),
            journal => RunPlan.Of(request with { Journal = journal }, name));
    }

    private void Begin(string name, Func<RunJournalResult?> begin, Func<Aef.Workflows.Journal.RunJournal?, RunPlan> plan)
    {
        if (!ShouldProcess(name, "Run on this machine"))
        {
            WriteObject(Aef.Runs.Local.Run.Plan(name));
            return;
        }

        var journal = begin();
        if (journal is null || !WriteErrors(journal.Diagnostics, JournalPath))
        {
            Run(plan(journal?.Journal));
        }
    }

    private WorkflowValue GivenArgument() => ArgumentObject is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(ArgumentObject));

    private string JournalFile() => ParameterFile(JournalPath) ?? string.Empty;

    private string? ParameterFile(string? path) => path is null ? null : new SessionPaths(this).ResolveOne(path);

    /// <summary>What a journal has to remember of the world, so that a run that goes on has it again.</summary>
    private EnvironmentRequest RequestedEnvironment() => new() { Mocks = ParameterFile(MockPath) };

    /// <summary>The mocks; null (and an error written) when their file cannot be read.</summary>
    private MockFile? Mocks()
    {
        if (ParameterFile(MockPath) is not { } file)
        {
            return MockPath is null ? MockFile.Empty : null;
        }

        var result = Workspace.LoadMocks(file);
        WriteDiagnostics(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.File;
    }

    /// <summary>The script that the run follows; null (and an error written) when it cannot be read.</summary>
    private SimulationScript? Script(BoundPipeline bound)
    {
        if (ParameterFile(Simulate) is not { } file)
        {
            return Simulate is null ? SimulationScript.Empty : null;
        }

        var result = Workspace.LoadScript(file, bound);
        WriteDiagnostics(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.Script;
    }
}
