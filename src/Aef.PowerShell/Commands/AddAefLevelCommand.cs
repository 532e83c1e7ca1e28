using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Adds a level at the end of a pipeline.</summary>
[Cmdlet(VerbsCommon.Add, "AefLevel")]
[OutputType(typeof(Pipeline))]
public sealed class AddAefLevelCommand : BuildingCommand
{
    /// <summary>The LEVEL_ID. Without it the level gets the next free integer.</summary>
    [Parameter(Position = 0)]
    [Alias("LevelId")]
    public string? Id { get; set; }

    /// <summary>A description of the level.</summary>
    [Parameter]
    public string? Description { get; set; }

    /// <summary>The condition, an expression between ${ and }: when it is false the level is skipped.</summary>
    [Parameter]
    public string? When { get; set; }

    /// <summary>How many threads of the level run at once. Without it, as many as the target allows.</summary>
    [Parameter]
    [ValidateRange(1, int.MaxValue)]
    public int? MaxParallel { get; set; }

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) =>
        PipelineBuilder.AddLevel(
            pipeline,
            new PipelineLevel(Id, location: ScriptLocation).WithDescription(Description).WithWhen(When).WithMaxParallel(MaxParallel));
}
