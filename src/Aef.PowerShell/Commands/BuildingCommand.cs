using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that adds something to each pipeline and returns it.</summary>
public abstract class BuildingCommand : AefCommand
{
    /// <summary>The pipeline to add to. It is not changed; the cmdlet returns a new one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <inheritdoc/>
    protected sealed override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            WriteBuilt(Build(pipeline), pipeline);
        }
    }

    /// <summary>Adds to one pipeline.</summary>
    protected abstract BuildResult Build(Pipeline pipeline);
}
