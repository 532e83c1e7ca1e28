using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Removes steps from a pipeline. A thread that loses all its steps stays.</summary>
[Cmdlet(VerbsCommon.Remove, "AefStep")]
[OutputType(typeof(Pipeline))]
public sealed class RemoveAefStepCommand : AefCommand
{
    private FoldedEdits? _folded;
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
        _folded = _hasPatterns && !MyInvocation.BoundParameters.ContainsKey(nameof(Pipeline)) ? null : new FoldedEdits();
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        foreach (var pipeline in Pipeline)
        {
            EditSteps(_folded, pipeline, JobId, _hasPatterns, (edits, ids) => edits.Remove(ids, ScriptLocation));
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => WriteEdited(_folded);
}
