using Aef.Adapters.Schedules;
using Aef.Core.Operations;

namespace Aef.Cli.Input;

/// <summary>Loads the package for cron expressions only when a time is computed.</summary>
internal sealed class LazyCron : ICron
{
    /// <inheritdoc/>
    public DateTime? Next(CronSchedule schedule, DateTime after) => new CronosCron().Next(schedule, after);
}
