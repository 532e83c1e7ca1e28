using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Targets.Terraform;
using Aef.Core.Workspace;
using Aef.Documents.Diagnostics;
using Aef.PowerShell.Loading;
using Aef.Runs.Workspace;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Compiles all pipelines of the pipe to one Terraform configuration: workflows, DAGs, schedules, job files, service accounts with their
/// roles, and, if a variable requests it, a Composer environment. Returns the files as objects; no file is written.
/// </summary>
[Cmdlet(VerbsData.ConvertTo, "AefTerraform")]
[OutputType(typeof(TerraformArtifact))]
public sealed class ConvertToAefTerraformCommand : ParameterizedCommand
{
    private readonly List<Pipeline> _pipelines = [];
    private PlatformParameters? _parameters;

    /// <summary>
    /// The environment, such as prod. Without ParameterPath, its platform parameters are platform-parameters-ENVIRONMENT.json next to the
    /// definitions.
    /// </summary>
    [Parameter]
    public string? Environment { get; set; }

    /// <summary>
    /// The generation of Airflow for pipelines whose engine is composer: 2 for 2.10, 3 for 3.0 and later. By default, that of image_version
    /// in the platform parameters, or else 3.
    /// </summary>
    [Parameter]
    [ValidateSet("2", "3")]
    public string? Airflow { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executors for which the definition does not choose: Function (a deployed function) or Connector (the
    /// workflow calls the API itself). Without it, the first binding of each executor.
    /// </summary>
    [Parameter]
    public BindingChoice? Binding { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => new()
    {
        Binding = Binding,
        TargetChoice = TargetChoice.Create(null, Airflow),
        Parameters = _parameters,
    };

    /// <inheritdoc/>
    protected override void Process() => _pipelines.AddRange(Pipelines());

    /// <inheritdoc/>
    protected override void Finish()
    {
        if (_pipelines.Count == 0)
        {
            return;
        }

        // Workspace is created with the Airflow of the parameters, so another one finds them.
        Diagnostic? missing = null;
        var found = ParameterPath is null && Environment is { } name
            ? new AefWorkspace(new DeferredYamlReader()).Loader.FindParameters(name, _pipelines.Select(p => p.Location.Path), out missing)
            : null;
        if (missing is not null && _pipelines.Exists(p => p.Location.Path is not null))
        {
            WriteErrors([missing], _pipelines); // probably a mistyped environment
            return;
        }

        _parameters = found is null ? Parameters : ReadParameters(found);
        var request = new TerraformRequest
        {
            Parameters = _parameters,
            Environment = Environment,
            Airflow = EngineTargets.Airflow(TargetChoice.Create(null, Airflow), _parameters),
        };
        var result = Workspace.CompileTerraform(_pipelines, request);
        WriteDiagnostics(result.Diagnostics);
        if (WriteErrors(result.Diagnostics, _pipelines))
        {
            return;
        }

        foreach (var artifact in result.Artifacts)
        {
            WriteObject(artifact);
        }
    }
}
