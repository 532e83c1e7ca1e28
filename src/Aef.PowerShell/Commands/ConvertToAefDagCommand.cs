using System.Management.Automation;
using Aef.Core.Targets.Airflow;
using Aef.Core.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Compiles pipelines to DAGs of Airflow, which Composer runs. Returns the source as an object; no file is written. The job files next to a
/// definition become part of its DAG.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefDag")]
[OutputType(typeof(AirflowArtifact))]
public sealed class ConvertToAefDagCommand : ParameterizedCommand
{
    /// <summary>
    /// The generation of Airflow: 2 for 2.10, 3 for 3.0 and later. By default, that of image_version in the platform parameters, else 3.
    /// </summary>
    [Parameter]
    [ValidateSet("2", "3")]
    public string? Airflow { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new()
    {
        TargetChoice = TargetChoice.Create(AirflowTarget.TargetName, Airflow),
        Parameters = Parameters,
    };

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipelines())
        {
            var result = Workspace.Compiler.CompileDag(pipeline, Parameters);
            WriteDiagnostics(result.Diagnostics);
            if (WriteErrors(result.Diagnostics, pipeline))
            {
                continue;
            }

            foreach (var artifact in result.Artifacts)
            {
                WriteObject(artifact);
            }
        }
    }
}
