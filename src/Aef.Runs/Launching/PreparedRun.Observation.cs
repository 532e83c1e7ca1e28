using Aef.Runs.Local;
using Aef.Runs.Observation;
using Aef.Runs.Observation.Alerts;
using Aef.Workflows.Engine;

namespace Aef.Runs.Launching;

/// <content>What a run that does its jobs reports to others while it runs.</content>
public sealed partial class PreparedRun
{
    private Task<Run> ObserveAsync(Action<RunEvent>? onEvent, ExecutionListener? listener, CancellationToken cancellationToken)
    {
        var observed = new ObservedRun(Recorder?.Hidden ?? AllSecrets);
        if (Pipeline is { Local: { } local } pipeline)
        {
            var minutes = pipeline.Pipeline.Source.DeadlineMinutes;
            var alerts = RunAlerts.Of(
                local.Notifier,
                new AlertedRun(Name, pipeline.Clock)
                {
                    Folder = Folder,
                    History = Recorder?.History,
                    Deadline = minutes is { } limit ? TimeSpan.FromMinutes(limit) : null,
                    Secrets = Recorder?.Hidden ?? AllSecrets,
                },
                observed.Raise);
            if (alerts is not null)
            {
                observed.Add(alerts);
            }
        }

        return observed.IsEmpty
            ? StartAsync(onEvent, listener, cancellationToken)
            : observed.RunAsync(e => StartAsync(e, listener, cancellationToken), onEvent);
    }
}
