using System.Management.Automation;
using Aef.Core.Operations;
using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;
using Aef.PowerShell.Errors;
using Aef.PowerShell.Loading;

namespace Aef.PowerShell.Commands;

/// <summary>Returns when the schedules of pipelines are due, and which intervals their runs process.</summary>
[Cmdlet(VerbsCommon.Get, "AefScheduleTime")]
[OutputType(typeof(ScheduledRun))]
public sealed class GetAefScheduleTimeCommand : BoundPipelineCommand
{
    /// <summary>The number of times of each schedule.</summary>
    [Parameter]
    [ValidateRange(1, 10_000)]
    public int Count { get; set; } = 5;

    /// <summary>The time to start from; by default, now. A time without an offset is in the time zone of this computer.</summary>
    [Parameter]
    public DateTimeOffset From { get; set; } = TimeProvider.System.GetUtcNow();

    /// <summary>The name of the only schedule to return.</summary>
    [Parameter]
    public string? Schedule { get; set; }

    /// <inheritdoc/>
    private protected override void Show(BoundPipeline bound, Pipeline pipeline)
    {
        var forecast = ScheduleForecast.Create(bound, AdapterHost.CreateCron(), From, Count, Schedule);
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
