using System.Management.Automation;
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

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var result in Results())
        {
            WriteObject(Quiet ? result.IsValid : result);
        }
    }
}
