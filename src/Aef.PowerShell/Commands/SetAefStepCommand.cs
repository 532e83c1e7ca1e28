using System.Management.Automation;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>Changes steps of a pipeline: given values are set, -Next $null removes a value, and the rest is unchanged.</summary>
[Cmdlet(VerbsCommon.Set, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(Pipeline))]
public sealed class SetAefStepCommand : StepCommand
{
    private FoldedEdits? _folded;
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
        _folded = _hasPatterns && !MyInvocation.BoundParameters.ContainsKey(nameof(Pipeline)) ? null : new FoldedEdits();
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!IsStepRow())
        {
            return;
        }

        foreach (var pipeline in Pipeline)
        {
            EditSteps(_folded, pipeline, JobId, _hasPatterns, (edits, ids) => edits.Set(ids, Change, ScriptLocation));
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => WriteEdited(_folded);

    private PipelineStep Change(PipelineStep step) =>
        StepParts.Change(this, step, MyInvocation.BoundParameters.Keys, ScriptLocation);
}
