using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Changes steps of a pipeline: given values are set, -Next $null removes a value, and the rest is unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(Pipeline))]
public sealed class SetAefStepCommand : StepCommand
{
    private FoldedPipelines? _folded;
    private bool _hasPatterns;

    /// <summary>The JOB_IDs of the steps to change; wildcards are accepted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_ID")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] JobId { get; set; } = [];

    /// <summary>The pipeline to change. It is not changed; the cmdlet returns a new one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        _hasPatterns = MyInvocation.BoundParameters.ContainsKey(nameof(JobId));
        _folded = _hasPatterns && !MyInvocation.BoundParameters.ContainsKey(nameof(Pipeline)) ? null : new FoldedPipelines();
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            WriteChanged(_folded, pipeline, Change);
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => WriteFolded(_folded);

    private BuildResult Change(Pipeline pipeline)
    {
        var steps = _hasPatterns ? IdPatterns.Expand(JobId, pipeline) : [.. JobId];
        return PipelineEditor.SetSteps(
            pipeline,
            steps,
            s => StepParts.Change(this, s, MyInvocation.BoundParameters.Keys, ScriptLocation),
            ScriptLocation);
    }
}
