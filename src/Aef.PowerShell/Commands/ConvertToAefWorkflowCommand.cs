using System.Management.Automation;
using Aef.Core.Targets.CloudWorkflows;
using Aef.Core.Targets.CloudWorkflows.Splitting;
using Aef.Documents.Tree;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Compiles pipelines to Google Cloud Workflows. The source comes out as an object; no file is written. A pipeline that is too large for
/// one
/// workflow is split at level boundaries: its parts come out first, in order, and the workflow that runs them last, as they are to be
/// deployed.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefWorkflow")]
[OutputType(typeof(WorkflowArtifact))]
public sealed class ConvertToAefWorkflowCommand : ParameterizedCommand
{
    /// <summary>
    /// The form of the source: Yaml or Json. Without it, YAML where that fits into what Cloud Workflows takes, and JSON where not.
    /// </summary>
    [Parameter]
    public SourceFormat? Format { get; set; }

    /// <summary>Omits the log entries at the start and end of each job.</summary>
    [Parameter]
    public SwitchParameter NoJobLog { get; set; }

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
