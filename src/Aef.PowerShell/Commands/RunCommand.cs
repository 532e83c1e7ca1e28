using System.Collections;
using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.Documents.Reading;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Files;
using Aef.PowerShell.Loading;
using Aef.PowerShell.Running;
using Aef.Runs.Environments;
using Aef.Runs.History;
using Aef.Runs.Launching;
using Aef.Runs.State;
using Aef.Workflows.Engine.Values;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that runs pipelines and Cloud Workflows source locally: its input, its argument, and the answers to calls.</summary>
public abstract partial class RunCommand : ExecutorCommand
{
    /// <summary>The parameter set of <see cref="Pipeline"/>.</summary>
    protected const string PipelineSet = "Pipeline";

    private const string ArtifactSet = "Artifact";
    private PlatformParameters? _parameters;

    /// <summary>The pipelines. Results of Test-AefPipeline are accepted too.</summary>
    [Parameter(
        Mandatory = true, Position = 0, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
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
    /// The argument of the run, a hashtable or JSON: query_variables, workflow_properties, resume. Without it, yesterday's dates. For Cloud
    /// Workflows source, its argument.
    /// </summary>
    [Parameter]
    [JsonArgument]
    public IDictionary? Argument { get; set; }

    /// <summary>The inputs of the pipeline: a hashtable of names and values, which must have the types of the inputs.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(InputCompleter))]
    public IDictionary? Input { get; set; }

    /// <summary>
    /// The name of a schedule of the pipeline. The run has its inputs, window and time zone, as if the schedule had started it.
    /// </summary>
    [Parameter]
    public string? Schedule { get; set; }

    /// <summary>
    /// The scheduled time of the run of -Schedule; without an offset, in the time zone of the schedule. Without it, the latest one.
    /// </summary>
    [Parameter]
    public ScheduleBound? ScheduledTime { get; set; }

    /// <summary>
    /// Simulates the run: the jobs of a pipeline are simulated, mocks answer the calls of Cloud Workflows source, and time is virtual.
    /// Nothing happens outside. Without it, the jobs are done on this computer, and calls are made.
    /// </summary>
    [Parameter]
    public SwitchParameter Simulate { get; set; }

    /// <summary>
    /// With -Simulate, a simulation script, JSON or YAML: the duration and result of each job of a pipeline. Without it, every job succeeds
    /// after a while.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? SimulationPath { get; set; }

    /// <summary>
    /// With -Simulate, a mock file, JSON or YAML: the responses to calls. Without it, calls of Cloud Workflows source fail, and the jobs of
    /// a pipeline are simulated.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? MockPath { get; set; }

    /// <summary>
    /// The file for the journal of the run, from which Resume-AefRun continues if the process is killed. It must not exist yet.
    /// </summary>
    [Parameter]
    public string? JournalPath { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executors for which the definition does not choose: Function (a deployed function) or Connector (the
    /// workflow calls the API itself). Without it, the first binding of each executor. Compiled workflows keep theirs.
    /// </summary>
    [Parameter]
    public BindingChoice? Binding { get; set; }

    /// <summary>
    /// For Cloud Workflows source without -Simulate: a host that the run may call, such as api.example.com, api.example.com:8443 or
    /// *.example.com.
    /// </summary>
    [Parameter]
    public string[] AllowHost { get; set; } = [];

    /// <summary>
    /// The environment of aef.json, with its connections, buckets and substitutes of executors. Without it, local. A simulation has none.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(EnvironmentCompleter))]
    public string? Environment { get; set; }

    /// <summary>With -Simulate, lets pauses and jobs last their real time, instead of virtual time.</summary>
    [Parameter]
    public SwitchParameter RealTime { get; set; }

    /// <summary>Returns the planned run, with State Planned, and runs nothing.</summary>
    [Parameter]
    public SwitchParameter Plan { get; set; }

    /// <summary>Runs the checked and confirmed input.</summary>
    private protected abstract void Run(RunPlan plan);

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new()
    {
        Binding = Binding,
        Target = Simulate ? CloudWorkflowsTarget.Default : LocalTarget.Default,
    };

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
                "Use one of them: mocks answer from a file, script blocks run the jobs."));
        }

        if (ScheduledTime is not null && Schedule is null)
        {
            ThrowTerminatingError(ErrorRecords.For(
                new PSInvalidOperationException("-ScheduledTime needs -Schedule."),
                "AefTimeWithoutSchedule",
                ErrorCategory.InvalidArgument,
                ScheduledTime,
                "Name the schedule that is due then."));
        }

        RefuseWithoutSimulate();
        _parameters = ReadParameters(ParameterPath);
        RequireReadable(SimulationPath);
        RequireReadable(MockPath);
    }

    /// <summary>A file that cannot be read ends the pipeline, as an unreadable parameters file does.</summary>
    private void RequireReadable(string? path)
    {
        if (path is not null && SourceTextReader.ReadFile(RequiredFile(path)) is { Source: null } unreadable)
        {
            ThrowTerminatingError(ErrorRecords.ForDefinition(unreadable.Diagnostics, path));
        }
    }

    private RunRequest RequestOf() => RequestOf(Recording());

    private RunRequest RequestOf(RecordingOptions? recording) => new()
    {
        Mode = Simulate ? RunMode.Simulate : RunMode.Run,
        ParametersPath = ParameterFile(ParameterPath),
        Parameters = _parameters,
        Argument = Argument is null ? default : WorkflowValue.FromDocument(DocumentNodes.From(Argument)),
        Inputs = RunInputValues.From(Input),
        Schedule = Schedule,
        ScheduledTime = ScheduledTime,
        Cron = Schedule is null && Argument is null ? null : AdapterHost.CreateCron(),
        ScriptPath = ParameterFile(SimulationPath),
        UsesProjectParameters = !Simulate,
        Local = Simulate ? null : SessionEnvironment.SettingsOf(this, recording, Environment),
        Environment = MockPath is null && AllowHost.Length == 0
            ? EnvironmentRequest.Empty
            : new EnvironmentRequest { Mocks = ParameterFile(MockPath), AllowedHosts = [.. AllowHost] },
        RealTime = RealTime || !Simulate,
        Journal = ParameterFile(JournalPath),
        Recording = recording,
        Executors = Executors(),
    };

    private string? ParameterFile(string? path) => path is null ? null : RequiredFile(path);
}
