using System.Management.Automation;
using Aef.Core.Model;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>Checks definition files and pipelines, and gives all findings. A finding is never an error of the cmdlet.</summary>
[Cmdlet(VerbsDiagnostic.Test, "AefPipeline", DefaultParameterSetName = PipelineSet)]
[OutputType(typeof(PipelineTestResult))]
[OutputType(typeof(bool))]
public sealed class TestAefPipelineCommand : FileReadingCommand
{
    private const string PipelineSet = "Pipeline";

    /// <summary>The pipelines to check.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>Gives true or false for each instead of a result.</summary>
    [Parameter]
    public SwitchParameter Quiet { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var result in ParameterSetName == PipelineSet ? TestPipelines() : TestFiles())
        {
            WriteObject(Quiet ? result.IsValid : result);
        }
    }

    private IEnumerable<PipelineTestResult> TestPipelines() =>
        Pipeline.Select(p => new PipelineTestResult(p.Location.Path, p, Workspace.Check(p).Diagnostics));

    private IEnumerable<PipelineTestResult> TestFiles() =>
        Files().Select(Workspace.LoadFile).Select(l => new PipelineTestResult(l.Path, l.Pipeline, l.Diagnostics));
}
