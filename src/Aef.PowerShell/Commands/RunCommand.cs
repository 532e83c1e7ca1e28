using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Running;
using Aef.Runs.Environments;
using Aef.Runs.Launching;
using Aef.Runs.Workspace;
using Aef.Workflows.Engine.Values;

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
    public IDictionary? Argument { get; set; }

    /// <summary>A simulation script, JSON or YAML: how long each job of a pipeline takes and how it ends. Without it every job succeeds after a while.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? SimulationPath { get; set; }

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

    /// <summary>Returns the run as it would be, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

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
        if (loaded.Kind is LoadedKind.Definition or LoadedKind.Workflow || loaded.HasErrors)
        {
            Process(RequestOf() with { Input = loaded }, file);
            return;
        }

        WriteDiagnostics(loaded.Diagnostics);
        WriteError(ErrorRecords.For(
            new PSNotSupportedException($"'{file}' is neither a definition nor Cloud Workflows source."),
            "AefNothingToRun",
            ErrorCategory.InvalidData,
            file,
            "Give a file that holds one of the two; -ParameterPath takes platform parameters."));
    }

    private void Process(Pipeline? pipeline)
    {
        if (pipeline is null)
        {
            WriteError(ErrorRecords.NoPipeline());
            return;
        }

        Process(RequestOf() with { Pipeline = pipeline }, pipeline);
    }

    private void Process(WorkflowArtifact artifact)
    {
        if (artifact.IsPart)
        {
            WriteVerbose($"'{artifact.Name}' is a part of a split pipeline and runs with the workflow that runs its parts.");
            return;
        }

        Process(RequestOf() with { Artifact = artifact }, artifact);
    }

    private void Process(RunRequest request, object target)
    {
        var run = new RunLauncher(Workspace).Prepare(request);
        var hasErrors = run.Checks.Count(c => Write(c, target)) > 0;
        if (!hasErrors && MayRun(Plan, run.Name, run.Name, "Run on this machine") && Begin(run))
        {
            Run(RunPlan.Of(run));
        }
    }

    private bool Begin(PreparedRun run)
    {
        var hasBegun = run.Begin();
        if (!hasBegun)
        {
            WriteErrors(run.Diagnostics, JournalPath);
            run.Dispose();
        }

        return hasBegun;
    }

    /// <summary>Writes the diagnostics of a part of the run; true when there are errors. Warnings about an input with errors are not written.</summary>
    private bool Write(RunCheck check, object target)
    {
        var hasErrors = WriteErrors(check.Diagnostics, check.Subject is RunSubject.Script or RunSubject.Environment or RunSubject.Journal ? check.Path : target);
        if (!hasErrors || check.Subject is RunSubject.Target or RunSubject.Script or RunSubject.Environment)
        {
            WriteDiagnostics(check.Diagnostics);
        }

        return hasErrors;
    }

    private RunRequest RequestOf() => new()
    {
        ParametersPath = ParameterFile(ParameterPath),
        Parameters = _parameters,
        Argument = Argument is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(Argument)),
        ScriptPath = ParameterFile(SimulationPath),
        Environment = MockPath is null ? EnvironmentRequest.Empty : new EnvironmentRequest { Mocks = ParameterFile(MockPath) },
        RealTime = RealTime,
        Journal = ParameterFile(JournalPath),
        Executors = Executors(),
    };

    private string? ParameterFile(string? path) => path is null ? null : RequiredFile(path);
}
