using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Changes steps of a pipeline: what is given is set, -Next $null takes a value away, and the rest stays.</summary>
[Cmdlet(VerbsCommon.Set, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(Pipeline))]
public sealed class SetAefStepCommand : StepCommand
{
    /// <summary>The JOB_IDs of the steps to change; wildcards stand for all that match.</summary>
    [Parameter(Mandatory = true, Position = 0)]
    [Alias("JOB_ID")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The pipeline to change. It stays as it is; a new one comes out.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            var steps = IdPatterns.Expand(JobId, pipeline);
            WriteBuilt(PipelineEditor.SetSteps(pipeline, steps, s => StepParts.Change(this, s, MyInvocation.BoundParameters.Keys, ScriptLocation), ScriptLocation), pipeline);
        }
    }
}
