using System.Management.Automation;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Creates a step, or one for each object from the pipeline, such as the rows of a CSV file.</summary>
[Cmdlet(VerbsCommon.New, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(PipelineStep))]
public sealed class NewAefStepCommand : StepCommand
{
    /// <summary>
    /// The JOB_ID, unique in the pipeline: NEXT, -Before and -After refer to it. Without it the step gets the next free integer when it is
    /// added.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_ID")]
    public string? JobId { get; set; }

    /// <inheritdoc/>
    protected override void Process() => WriteObject(MakeStep(JobId));
}
