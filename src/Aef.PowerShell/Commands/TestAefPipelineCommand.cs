using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.Core.Workspace;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Checks definition files and pipelines, and returns all diagnostics. A problem in a definition is never an error of the cmdlet.
/// </summary>
[Cmdlet(VerbsDiagnostic.Test, "AefPipeline", DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(PipelineTestResult))]
[OutputType(typeof(bool))]
public sealed class TestAefPipelineCommand : CheckingCommand
{
    /// <summary>Returns true or false for each instead of a result.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <summary>
    /// How Cloud Workflows runs the executors for which the definition does not choose: Function (a deployed function) or Connector (the
    /// workflow calls the API itself). Without it, the first binding of each executor.
    /// </summary>
    [Parameter]
    public BindingChoice? Binding { get; set; }

    /// <inheritdoc/>
    private protected override WorkspaceOptions Options => base.Options with { Binding = Binding };

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var result in Results())
        {
            WriteObject(Quiet ? result.IsValid : result);
        }
    }
}
