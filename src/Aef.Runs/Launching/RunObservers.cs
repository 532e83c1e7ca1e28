using Aef.Core.Pipelines.Catalog;
using Aef.Core.Semantics.Binding;
using Aef.Runs.Executors;
using Aef.Runs.Local;
using Aef.Runs.Observation;
using Aef.Runs.Observation.Alerts;
using Aef.Runs.Observation.Lineage;
using Aef.Runs.Observation.Summaries;
using Aef.Runs.Observation.Telemetry;
using Aef.Workflows.Hosting.Credentials;
using Aef.Workflows.Journal;

namespace Aef.Runs.Launching;

/// <summary>Decides who observes a run: the alerts of its environment, and the reports that its environment variables ask for.</summary>
/// <param name="run">The run, which has begun.</param>
/// <param name="pipeline">Its request.</param>
/// <param name="local">What its executors share.</param>
internal sealed class RunObservers(PreparedRun run, LocalRunRequest pipeline, LocalRunSettings local)
{
    private static readonly string Version = new JournalHeader { Name = string.Empty }.Version;

    private readonly Dictionary<string, BoundStep> _steps = pipeline.Pipeline.Steps.ToDictionary(s => s.JobId, StringComparer.Ordinal);

    /// <summary>The run with its observers; null if nobody observes it.</summary>
    public ObservedRun? Observe()
    {
        var secrets = run.Recorder?.Hidden is { IsEmpty: false } hidden ? hidden : pipeline.AllSecrets;
        var observed = new ObservedRun(secrets);
        IRunObserver?[] observers =
        [
            RunAlerts.Of(local.Notifier, Alerted(secrets), observed.Raise),
            _steps.Values.Any(IsNotification) ? new UnsentNotifications(id => Find(id) is { } step && IsNotification(step)) : null,
            RunTelemetry.Of(Variable, new TracedRun(run.Name, local.Environment, id => Find(id) is { } step
                ? step.Executor?.Name ?? step.Function ?? step.WorkflowName
                : null)
            {
                RunId = run.Folder?.Id,
                Version = Version,
            }),
            RunLineage.Of(
                Variable,
                local.Notifier?.Environment,
                new LineageRun(
                    run.Name,
                    $"{run.Folder?.FolderPath}\0{pipeline.Seed}",
                    Path.GetFullPath(local.Folder),
                    id => Find(id) is { } step && step.Reads.Count + step.Writes.Count > 0)
                {
                    Environment = local.Notifier?.Environment,
                    Since = local.IsResumed ? pipeline.Clock.GetUtcNow() : null,
                    Producer = $"urn:aef:{Version}",
                }),
        ];
        if (run.Folder is { } folder)
        {
            observed.Last = new RecordedSummary(folder, secrets);
        }

        foreach (var observer in observers.OfType<IRunObserver>())
        {
            observed.Add(observer);
        }

        return observed.IsEmpty ? null : observed;

        string? Variable(string name) => local.Variables.GetValueOrDefault(name);
    }

    private static bool IsNotification(BoundStep step) => step.Executor?.Local is NotifyBinding;

    private AlertedRun Alerted(Secrets secrets) => new(run.Name, pipeline.Clock)
    {
        Folder = run.Folder,
        History = run.Recorder?.History,
        Deadline = pipeline.Pipeline.Source.DeadlineMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
        Secrets = secrets,
    };

    private BoundStep? Find(string jobId) =>
        _steps.GetValueOrDefault(jobId)
        ?? (ItemId.TryParse(jobId, out var step, out _) ? _steps.GetValueOrDefault(step) : null);
}
