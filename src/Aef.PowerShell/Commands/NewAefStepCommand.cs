using System.Management.Automation;
using Aef.Core.Pipelines.Model;

namespace Aef.PowerShell.Commands;

/// <summary>Creates a step, or one for each object from the pipeline, such as the rows of a CSV file.</summary>
[Cmdlet(VerbsCommon.New, "AefStep", DefaultParameterSetName = DescribedSet)]
[OutputType(typeof(PipelineStep))]
public sealed class NewAefStepCommand : StepCommand
{
    private static readonly string[] Positions = ["Level", "LEVEL_ID", "Thread", "THREAD_ID"];
    private bool _hasWarned;

    /// <summary>
    /// The JOB_ID, unique in the pipeline: NEXT, -Before and -After refer to it. Without it the step gets the next free integer when it is
    /// added.
    /// </summary>
    [Parameter(ParameterSetName = DescribedSet, Position = 0, ValueFromPipelineByPropertyName = true)]
    [Alias("JOB_ID")]
    public string? JobId { get; set; }

    /// <inheritdoc/>
    protected override void Process()
    {
        if (!IsStepRow())
        {
            return;
        }

        if (!_hasWarned && PositionsOf(Row) is { Length: > 0 } ignored)
        {
            _hasWarned = true;
            WriteWarning(
                $"New-AefStep ignores {string.Join(" and ", ignored)}: a new step has no position. To use the positions, pipe the rows to"
                + " Add-AefStep.");
        }

        WriteObject(MakeStep(JobId));
    }

    /// <summary>The properties of a row that only Add-AefStep uses.</summary>
    private static string[] PositionsOf(PSObject? row) =>
        [.. Positions.Where(name => row?.Properties[name]?.Value is { } value && !string.IsNullOrWhiteSpace(value.ToString()))];
}
