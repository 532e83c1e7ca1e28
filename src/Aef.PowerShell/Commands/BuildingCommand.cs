using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>A cmdlet that takes pipelines and gives each with something added to it.</summary>
public abstract class BuildingCommand : AefCommand
{
    /// <summary>The pipeline to add to. It stays as it is; a new one comes out.</summary>
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
