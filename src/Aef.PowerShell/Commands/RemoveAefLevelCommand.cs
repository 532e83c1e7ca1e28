using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Removes a level with its threads and steps from a pipeline.</summary>
[Cmdlet(VerbsCommon.Remove, "AefLevel")]
[OutputType(typeof(Pipeline))]
public sealed class RemoveAefLevelCommand : BuildingCommand
{
    /// <summary>The LEVEL_ID of the level to remove.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("LevelId")]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string Id { get; set; } = string.Empty;

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) => PipelineEditor.RemoveLevel(pipeline, Id, ScriptLocation);
}
