using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
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
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;
using Aef.Workflows.Hosting;
using Aef.Workflows.Hosting.Mocks;
using Aef.Workflows.Language.Syntax;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that runs pipelines and Cloud Workflows source locally: its input, its argument, and the answers to calls.</summary>
public abstract class RunCommand : ExecutorCommand
{
    /// <summary>The parameter set of <see cref="Pipeline"/>.</summary>
    protected const string PipelineSet = "Pipeline";

    private const string ArtifactSet = "Artifact";
    private static readonly CloudWorkflowsOptions Splitting = CloudWorkflowsOptions.Default with { Splitting = WorkflowSplitting.WhereNeeded };
    private PlatformParameters? _parameters;

    /// <summary>The pipelines. Results of Test-AefPipeline are accepted too.</summary>
    [Parameter(Mandatory = true, Position = 0, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [AllowNull]
    public Pipeline?[]? Pipeline { get; set; } = [];

    /// <summary>The compiled workflows, from ConvertTo-AefWorkflow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArtifactSet, ValueFromPipeline = true)]
    public WorkflowArtifact[] Artifact { get; set; } = [];

    /// <summary>The platform parameters file of the environment. Without it, project and region are sample values.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? ParameterPath { get; set; }

    /// <summary>
    /// The argument of the run, a hashtable: query_variables, workflow_properties, resume. Without it, yesterday's dates. For Cloud
    /// Workflows source, its argument.
    /// </summary>
    [Parameter]
    public IDictionary? Argument { get; set; }

    /// <summary>
    /// A simulation script, JSON or YAML: the duration and result of each job of a pipeline. Without it, every job succeeds after a while.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? SimulationPath { get; set; }

    /// <summary>
    /// A mock file, JSON or YAML: the responses to calls. Without it, calls of Cloud Workflows source fail, and the jobs of a pipeline are
    /// simulated.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? MockPath { get; set; }

    /// <summary>
    /// The file for the journal of the run, from which Resume-AefRun continues if the process is killed. It must not exist yet.
    /// </summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>Lets pauses and jobs last their real time, instead of virtual time.</summary>
    [Parameter]
    public SwitchParameter RealTime { get; set; }

    /// <summary>Returns the planned run, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <summary>Runs the checked and confirmed input.</summary>
    private protected abstract void Run(RunPlan plan);

    /// <inheritdoc/>
    protected override void Prepare()
    {
        if (MockPath is not null && Executor is { Count: > 0 })
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("-MockPath and -Executor cannot be combined."),
                "AefMocksAndExecutors",
                ErrorCategory.InvalidArgument,
                MockPath,
                "Use one of them: mocks answer from a file, script blocks do the jobs."));
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

        WriteDiagnostics(loaded.Diagnostics);
        if (loaded is { Pipeline: { } pipeline, Bound: { } bound })
        {
            Process(Workspace.Lower(bound, _parameters, SourceFormat.Json, Splitting), pipeline);
        }
        else if (loaded.Workflow is { } workflow)
        {
            Process(workflow, loaded, file);
        }
        else
        {
            WriteError(
                ErrorRecords.For(
                    new PSNotSupportedException($"\"{file}\" is neither a definition nor Cloud Workflows source."),
                    "AefNothingToRun",
                    ErrorCategory.InvalidData,
                    file,
                    "Pass a definition or a source; platform parameters belong to -ParameterPath."));
        }
    }

    private void Process(Pipeline? pipeline)
    {
        if (pipeline is null)
        {
            WriteError(ErrorRecords.NoPipeline());
            return;
        }

        Process(Workspace.Compile(pipeline, _parameters, SourceFormat.Json, Splitting), pipeline);
    }

    private void Process(CompileResult compiled, Pipeline pipeline)
    {
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
            WriteVerbose($"\"{artifact.Name}\" is a part of a split pipeline; the main workflow runs it.");
            return;
        }

        var request = new LocalRunRequest(artifact) { Argument = GivenArgument(), Parameters = _parameters, RealTime = RealTime };
        if (Script(request.Pipeline) is not { } script || Mocks() is not { } mocks)
        {
            return;
        }

        var argument = RunArgument.Check(request.Argument, request.Pipeline);
        if (WriteErrors(argument, artifact))
        {
            return;
        }

        WriteDiagnostics(argument);

        request = request with { Script = script, Executors = Executors(), Mocks = MockPath is null ? null : mocks };
        WriteDiagnostics(request.Executors.Check(request.Pipeline));
        Begin(
            artifact.Name,
            () => JournalPath is null ? null : JournalStarter.Start(JournalFile(), request, RunTexts.Of(request.Pipeline.Source, ParameterFile(ParameterPath), ParameterFile(SimulationPath)), RequestedEnvironment()),
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
            () => JournalPath is null ? null : JournalStarter.Start(JournalFile(), request, name, RunTexts.Of(loaded), RequestedEnvironment()),
            journal => RunPlan.Of(request with { Journal = journal }, name));
    }

    private void Begin(string name, Func<RunJournalResult?> begin, Func<Aef.Workflows.Journal.RunJournal?, RunPlan> plan)
    {
        if (!MayRun(Plan, name, name, "Run locally"))
        {
            return;
        }

        var journal = begin();
        if (journal is null || !WriteErrors(journal.Diagnostics, JournalPath))
        {
            Run(plan(journal?.Journal));
        }
    }

    private WorkflowValue GivenArgument() => Argument is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(Argument));

    private string JournalFile() => RequiredFile(JournalPath ?? string.Empty);

    private string? ParameterFile(string? path) => path is null ? null : RequiredFile(path);

    /// <summary>The environment that a journal records, so that a resumed run has the same.</summary>
    private EnvironmentRequest RequestedEnvironment() => new() { Mocks = ParameterFile(MockPath) };

    /// <summary>The mocks; null (and an error written) when their file cannot be read.</summary>
    private MockFile? Mocks()
    {
        if (ParameterFile(MockPath) is not { } file)
        {
            return MockFile.Empty;
        }

        var result = Workspace.LoadMocks(file);
        WriteDiagnostics(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.File;
    }

    /// <summary>The simulation script; null (and an error written) when it cannot be read.</summary>
    private SimulationScript? Script(BoundPipeline bound)
    {
        if (ParameterFile(SimulationPath) is not { } file)
        {
            return SimulationScript.Empty;
        }

        var result = Workspace.LoadScript(file, bound);
        WriteDiagnostics(result.Diagnostics);
        WriteErrors(result.Diagnostics, file);
        return result.Script;
    }
}
