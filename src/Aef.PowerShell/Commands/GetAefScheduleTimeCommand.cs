using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Loading;

namespace Aef.PowerShell.Commands;

/// <summary>
/// Returns when the schedules of pipelines are due, and which intervals their runs process: the next times, or the runs of a backfill.
/// </summary>
[Cmdlet(VerbsCommon.Get, "AefScheduleTime", DefaultParameterSetName = NextSet)]
[OutputType(typeof(ScheduledRun))]
public sealed class GetAefScheduleTimeCommand : BoundPipelineCommand
{
    private const string NextSet = "Next";
    private const string BackfillSet = "Backfill";

    /// <summary>The number of times of each schedule.</summary>
    [Parameter(ParameterSetName = NextSet)]
    [ValidateRange(1, 10_000)]
    public int Count { get; set; } = 5;

    /// <summary>
    /// The time to start from; by default, now. With -To, the first start of an interval. Without an offset, it is in the time zone of the
    /// schedule.
    /// </summary>
    [Parameter(ParameterSetName = NextSet)]
    [Parameter(Mandatory = true, ParameterSetName = BackfillSet)]
    public ScheduleBound? From { get; set; }

    /// <summary>
    /// The last start of an interval, included; a date is its midnight. The cmdlet returns the runs whose interval starts in this range.
    /// </summary>
    [Parameter(Mandatory = true, ParameterSetName = BackfillSet)]
    public ScheduleBound? To { get; set; }

    /// <summary>The name of the only schedule to return.</summary>
    [Parameter]
    public string? Schedule { get; set; }

    /// <inheritdoc/>
    private protected override void Show(BoundPipeline bound, Pipeline pipeline)
    {
        var from = From ?? new ScheduleBound(TimeProvider.System.GetUtcNow());
        var forecast = To is { } to
            ? ScheduleBackfill.Create(bound, AdapterHost.CreateCron(), from, to, Schedule)
            : ScheduleForecast.Create(bound, AdapterHost.CreateCron(), from, Count, Schedule);
        if (WriteErrors(forecast.Diagnostics, pipeline))
        {
            return;
        }

        foreach (var diagnostic in forecast.Diagnostics)
        {
            WriteWarning(ErrorRecords.ToLine(diagnostic));
        }

        foreach (var run in forecast.Runs)
        {
            WriteObject(run);
        }
    }
}
