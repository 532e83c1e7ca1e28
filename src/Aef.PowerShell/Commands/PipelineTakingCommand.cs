using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Binding;
using Aef.PowerShell.Errors;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that accepts pipelines and results of Test-AefPipeline.</summary>
public abstract class PipelineTakingCommand : AefCommand
{
    /// <summary>The pipelines. Results of Test-AefPipeline are accepted too.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    [PipelineNotPath]
    [AllowNull]
    public Pipeline?[]? Pipeline { get; set; } = [];

    /// <summary>
    /// The pipelines of this record. A null (the test result of a definition that could not be read has no pipeline) is written
    /// as an error.
    /// </summary>
    private protected IEnumerable<Pipeline> Pipelines()
    {
        foreach (var pipeline in Pipeline ?? [null])
        {
            if (pipeline is null)
            {
                WriteError(ErrorRecords.NoPipeline());
            }
            else
            {
                yield return pipeline;
            }
        }
    }
}
