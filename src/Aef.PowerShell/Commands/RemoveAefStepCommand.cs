using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;
using Aef.PowerShell.Conversion;

namespace Aef.PowerShell.Commands;

/// <summary>Removes steps from a pipeline. A thread that loses all its steps stays.</summary>
[Cmdlet(VerbsCommon.Remove, "AefStep")]
[OutputType(typeof(Pipeline))]
public sealed class RemoveAefStepCommand : AefCommand
{
    private FoldedPipelines? _folded;
    private bool _hasPatterns;

    /// <summary>The pipeline to remove from. It is not changed; the cmdlet returns a new one.</summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>The JOB_IDs of the steps to remove; wildcards are accepted.</summary>
    [Parameter(Mandatory = true, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_ID")]
    [SupportsWildcards]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string[] JobId { get; set; } = [];

    /// <inheritdoc/>
    protected override void Prepare()
    {
        _hasPatterns = MyInvocation.BoundParameters.ContainsKey(nameof(JobId));
        _folded = _hasPatterns && !MyInvocation.BoundParameters.ContainsKey(nameof(Pipeline)) ? null : new FoldedPipelines();
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            WriteChanged(
                _folded,
                pipeline,
                p => PipelineEditor.RemoveSteps(p, _hasPatterns ? IdPatterns.Expand(JobId, p) : [.. JobId], ScriptLocation));
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => WriteFolded(_folded);
}
