using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Core.Workspace;
using Aef.Documents.Tree;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Compiles pipelines to Google Cloud Workflows. Returns the source as an object; no file is written. A pipeline that is too large for one
/// workflow is split at level boundaries: its parts are returned first, in order, and the workflow that runs them last, in the order of
/// deployment.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefWorkflow")]
[OutputType(typeof(WorkflowArtifact))]
public sealed class ConvertToAefWorkflowCommand : ParameterizedCommand
{
    /// <summary>
    /// The format of the source: Yaml or Json. Without it, YAML if that is within the size limit of Cloud Workflows, and JSON otherwise.
    /// </summary>
    [Parameter]
    public SourceFormat? Format { get; set; }

    /// <summary>Omits the log entries at the start and end of each job.</summary>
    [Parameter]
    public SwitchParameter NoJobLog { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executors for which the definition does not choose: Function (a deployed function) or Connector (the
    /// workflow calls the API itself). Without it, the first binding of each executor.
    /// </summary>
    [Parameter]
    public BindingChoice? Binding { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new() { Binding = Binding };

    /// <inheritdoc/>
    protected override void Process()
    {
        var options = CloudWorkflowsOptions.Default with { JobLogs = !NoJobLog, Splitting = WorkflowSplitting.WhereNeeded };
        foreach (var pipeline in Pipelines())
        {
            var result = Workspace.Compile(pipeline, Parameters, Format, options);
            WriteDiagnostics(result.Diagnostics);
            if (WriteErrors(result.Diagnostics, pipeline) || result.Artifact is null)
            {
                continue;
            }

            foreach (var artifact in result.Artifact.All())
            {
                WriteObject(artifact);
            }
        }
    }
}
