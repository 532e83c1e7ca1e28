using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Adds a thread at the end of a level.</summary>
[Cmdlet(VerbsCommon.Add, "AefThread")]
[OutputType(typeof(Pipeline))]
public sealed class AddAefThreadCommand : BuildingCommand
{
    /// <summary>The THREAD_ID. Without it the thread gets the next free integer over the whole pipeline.</summary>
    [Parameter(Position = 0)]
    [Alias("ThreadId")]
    public string? Id { get; set; }

    /// <summary>The LEVEL_ID of the level that the thread goes to. Without it, the last level.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string? Level { get; set; }

    /// <summary>The condition, an expression between ${ and }: when it is false the thread is skipped.</summary>
    [Parameter]
    public string? When { get; set; }

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) =>
        PipelineBuilder.AddThread(pipeline, new PipelineThread(Id, location: ScriptLocation).WithWhen(When), Level);
}
