using System.Management.Automation;
using Aef.Core.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Makes a step, or one for each object that comes down the pipe, such as the rows of a CSV file.</summary>
[Cmdlet(VerbsCommon.New, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(PipelineStep))]
public sealed class NewAefStepCommand : StepCommand
{
    /// <inheritdoc/>
    protected override void Process() => WriteObject(MakeStep());
}
