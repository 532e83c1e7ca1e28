using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Removes a thread with its steps from a pipeline.</summary>
[Cmdlet(VerbsCommon.Remove, "AefThread")]
[OutputType(typeof(Pipeline))]
public sealed class RemoveAefThreadCommand : BuildingCommand
{
    /// <summary>The THREAD_ID of the thread to remove.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("ThreadId")]
    [ArgumentCompleter(typeof(ThreadCompleter))]
    public string Id { get; set; } = string.Empty;

    /// <summary>The LEVEL_ID of the level that the thread is in. Without it, the last level that has such a thread.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string? Level { get; set; }

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) => PipelineEditor.RemoveThread(pipeline, Id, Level, ScriptLocation);
}
