using Aef.Core.Pipelines.Model;
using Aef.Core.Semantics.Binding;

namespace Aef.Core.Operations;

/// <summary>A schedule of a pipeline with a cron expression, and the id of its job in Cloud Scheduler.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Name">Its name, or that of the pipeline.</param>
/// <param name="Id">The id of the job: the name of the pipeline, followed by that of the schedule if it has one.</param>
public sealed record SchedulerJobId(PipelineSchedule Schedule, string Name, string Id)
{
    /// <summary>The schedules of a pipeline, also those that are not enabled.</summary>
    public static IReadOnlyList<SchedulerJobId> Of(BoundPipeline pipeline)
    {
        ArgumentNullException.ThrowIfNull(pipeline);
        return
        [
            .. from schedule in pipeline.Source.Schedules
               where schedule.Cron is not null
               let name = schedule.Name ?? pipeline.Name
               select new SchedulerJobId(schedule, name, schedule.Name is null ? name : $"{pipeline.Name}-{name}"),
        ];
    }
}
