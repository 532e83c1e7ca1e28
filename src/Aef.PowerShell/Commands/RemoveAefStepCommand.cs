using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Removes steps from a pipeline. A thread that loses all its steps stays.</summary>
[Cmdlet(VerbsCommon.Remove, "AefStep")]
[OutputType(typeof(Pipeline))]
public sealed class RemoveAefStepCommand : BuildingCommand
{
    /// <summary>The JOB_IDs of the steps to remove; wildcards stand for all that match.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("JOB_ID")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] JobId { get; set; } = [];

    /// <inheritdoc/>
    protected override BuildResult Build(Pipeline pipeline) => PipelineEditor.RemoveSteps(pipeline, IdPatterns.Expand(JobId, pipeline), ScriptLocation);
}
