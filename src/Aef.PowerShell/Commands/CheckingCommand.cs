using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Results;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that checks pipelines, definition files and Cloud Workflows sources.</summary>
public abstract class CheckingCommand : FileReadingCommand
{
    /// <summary>The parameter set of <see cref="Pipeline"/>.</summary>
    protected const string PipelineSet = "Pipeline";

    /// <summary>The pipelines to check.</summary>
    [Parameter(Mandatory = true, ParameterSetName = PipelineSet, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>The results of this record, one at a time.</summary>
    private protected IEnumerable<PipelineTestResult> Results() => ParameterSetName == PipelineSet
        ? Pipeline.Select(p => new PipelineTestResult(p.Location.Path, p, Workspace.Check(p).Diagnostics))
        : Files().Select(Workspace.LoadFile).Select(l => new PipelineTestResult(l.Path, l.Pipeline, l.Diagnostics));
}
