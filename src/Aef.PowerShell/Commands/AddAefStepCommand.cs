using System.Management.Automation;
using Aef.Core.Pipelines.Building;
using Aef.Core.Pipelines.Model;
using Aef.PowerShell.Completion;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Adds steps to a pipeline: at the end of the last thread of the last level, unless a position is given. A level without a
/// thread gets one.
/// </summary>
[Cmdlet(VerbsCommon.Add, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(Pipeline))]
public sealed class AddAefStepCommand : StepCommand
{
    private const string MadeSet = "Made";
    private FoldedPipelines? _folded;

    /// <summary>
    /// The pipeline to add to. It is not changed; the cmdlet returns a new one. Given as an argument, it receives the steps of all piped
    /// records and is returned once.
    /// </summary>
    [Parameter(Mandatory = true, ValueFromPipeline = true, ValueFromPipelineByPropertyName = true)]
    [Alias("InputObject")]
    public Pipeline[] Pipeline { get; set; } = [];

    /// <summary>
    /// The JOB_ID, unique in the pipeline: NEXT, -Before and -After refer to it. Without it the step gets the next free integer when it is
    /// added.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_ID")]
    public string? JobId { get; set; }

    /// <summary>Steps from New-AefStep, added in this order.</summary>
    [Parameter(Mandatory = true, ParameterSetName = MadeSet)]
    public PipelineStep[] Step { get; set; } = [];

    /// <summary>The LEVEL_ID of the level to add to. Without it, the last one.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("LEVEL_ID")]
    [ArgumentCompleter(typeof(LevelCompleter))]
    public string? Level { get; set; }

    /// <summary>The THREAD_ID of the thread to add to. Without it, the last one of the level.</summary>
    [Parameter(ValueFromPipelineByPropertyName = true)]
    [Alias("THREAD_ID")]
    [ArgumentCompleter(typeof(ThreadCompleter))]
    public string? Thread { get; set; }

    /// <summary>
    /// The section to add to: OnFailure runs when the levels have failed, Finally always runs, last. Without it, the steps go to a thread.
    /// </summary>
    [Parameter]
    public PipelineSection Section { get; set; }

    /// <summary>The JOB_ID of the step right after the new ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string? Before { get; set; }

    /// <summary>The JOB_ID of the step right before the new ones.</summary>
    [Parameter]
    [ArgumentCompleter(typeof(StepCompleter))]
    public string? After { get; set; }

    /// <inheritdoc/>
    protected override void Prepare()
    {
        base.Prepare();
        _folded = MyInvocation.BoundParameters.ContainsKey(nameof(Pipeline)) ? new FoldedPipelines() : null;
    }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!IsStepRow())
        {
            return;
        }

        PipelineStep[] steps = ParameterSetName == MadeSet ? Step : [MakeStep(JobId)];
        var placement = new StepPlacement
        {
            Section = Section,
            Level = StepParts.Given(Level),
            Thread = StepParts.Given(Thread),
            Before = Before,
            After = After,
        };
        foreach (var pipeline in Pipeline)
        {
            WriteChanged(_folded, pipeline, p => PipelineBuilder.AddSteps(p, steps, placement));
        }
    }

    /// <inheritdoc/>
    protected override void Finish() => WriteFolded(_folded);
}
