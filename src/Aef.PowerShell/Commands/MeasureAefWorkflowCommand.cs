using System.Collections;
using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Workspace;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;
using Aef.Runs.Environments;
using Aef.Runs.Estimation;
using Aef.Runs.Launching;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Measures workflows before they are deployed: size, executed steps, memory, duration and price of a run, each with the limit of Cloud
/// Workflows.
/// </summary>
[Cmdlet(VerbsDiagnostic.Measure, "AefWorkflow", DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(WorkflowMeasure))]
public sealed partial class MeasureAefWorkflowCommand : FileReadingCommand
{
    private const string ArtifactSet = "Artifact";
    private const string PipelineSet = "Pipeline";
    private static readonly MeasureRequest Defaults = new();

    /// <summary>The compiled workflows, from ConvertTo-AefWorkflow.</summary>
    [Parameter(Mandatory = true, ParameterSetName = ArtifactSet, ValueFromPipeline = true)]
    public WorkflowArtifact[] Artifact { get; set; } = [];

    /// <summary>The pipelines; they are compiled as ConvertTo-AefWorkflow does without parameters.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>The poll that sees each job of the run succeed.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int PollCount { get; set; } = Defaults.Polls;

    /// <summary>The number of runs per month, for the price.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int RunsPerMonth { get; set; } = Defaults.RunsAMonth;

    /// <summary>The inputs of the measured run: a hashtable of names and values. Other required inputs get sample values.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(InputCompleter))]
    public IDictionary? Input { get; set; }

    /// <summary>
    /// A mock file, JSON or YAML, with the answers of APIs that are not simulated. Without it, they answer as the entries of their
    /// executors describe.
    /// </summary>
    [Parameter]
    [ArgumentCompleter(typeof(DefinitionFileCompleter))]
    public string? MockPath { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executors for which the definition does not choose: Function (a deployed function) or Connector (the
    /// workflow calls the API itself). Without it, the first binding of each executor. Compiled workflows keep theirs.
    /// </summary>
    [Parameter]
    public BindingChoice? Binding { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { Binding = Binding };

    /// <inheritdoc/>
    protected override void Process()
    {
        switch (ParameterSetName)
        {
            case ArtifactSet:
                Array.ForEach(Artifact, Measure);
                break;
            case PipelineSet:
                Array.ForEach(Pipeline, Measure);
                break;
            default:
                foreach (var file in Files())
                {
                    Measure(Workspace.LoadFile(file));
                }

                break;
        }
    }
}
