using System.Globalization;
using Aef.Core.Environments;
using Aef.Core.Semantics.Binding;
using Aef.Documents.Diagnostics;
using Aef.Runs.Local;

namespace Aef.Runs.Observation.Lineage;

/// <summary>
/// Reports lineage in the form of OpenLineage: a run of a job for the pipeline, and one for each execution of a step, with its data sets.
/// </summary>
internal sealed class RunLineage : IRunObserver
{
    private readonly LineageSettings _settings;
    private readonly LineageOutput? _output;
    private readonly string? _problem;
    private readonly LineageRun _about;
    private readonly Dictionary<string, StepRun> _steps = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _counts = new(StringComparer.Ordinal);

    private RunLineage(LineageSettings settings, LineageRun about, string? problem)
    {
        (_settings, _about, _problem) = (settings, about, problem);
        _output = problem is null ? new LineageOutput(settings) : null;
        _root = StableIds.Uuid("lineage", about.Identity);
    }

    private readonly Guid _root;

    /// <summary>The lineage of a run; null if it goes nowhere.</summary>
    public static RunLineage? Of(Func<string, string?> variable, ProjectEnvironment? environment, LineageRun about) =>
        LineageSettings.Read(variable, environment, out var problem) is { } settings ? new RunLineage(settings, about, problem) : null;

    /// <inheritdoc/>
    public void Receive(RunEvent happened)
    {
        switch (happened.Kind)
        {
            case RunEventKind.RunStarted:
                Send(new LineageEvent("START", happened.Time, _root, _about.Pipeline));
                break;
            case RunEventKind.AttemptStarted when happened.JobId is { } jobId && !_steps.ContainsKey(jobId):
                Begin(jobId, happened.Time);
                break;
            case RunEventKind.StepSucceeded when happened.JobId is { } jobId && _steps.TryGetValue(jobId, out var succeeded):
                succeeded.Ended = happened.Time;
                if (!_about.HasDataSets(jobId))
                {
                    Complete(jobId, succeeded, [], []);
                }

                break;
            case RunEventKind.DataSets when happened.JobId is { } jobId && _steps.TryGetValue(jobId, out var known):
                known.Ended ??= happened.Time;
                Complete(jobId, known, happened.Reads ?? [], happened.Writes ?? []);
                break;
            case RunEventKind.StepFailed when happened.JobId is { } jobId && _steps.Remove(jobId, out var failed):
                Send(failed.Event("FAIL", happened.Time) with { Failure = happened.Message ?? "The job failed" });
                break;
            case RunEventKind.RunSucceeded or RunEventKind.RunFailed or RunEventKind.RunCancelled:
                End(happened);
                break;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run)
    {
        var problem = _output is null ? _problem : await _output.EndAsync().ConfigureAwait(false);
        return problem is null
            ? []
            : [NotificationDiagnostics.ReportNotSent.At(Location.None, "The lineage", _settings.Display, problem)];
    }

    private void Begin(string jobId, DateTimeOffset time)
    {
        var count = _counts[jobId] = _counts.GetValueOrDefault(jobId) + 1;
        var step = new StepRun(
            StableIds.Uuid("lineage", _about.Identity, jobId, count.ToString(CultureInfo.InvariantCulture)),
            $"{_about.Pipeline}.{(ItemId.TryParse(jobId, out var ofStep, out _) ? ofStep : jobId)}",
            (_root, _about.Pipeline));
        _steps[jobId] = step;
        Send(step.Event("START", time));
    }

    private void Complete(string jobId, StepRun step, IReadOnlyList<string> reads, IReadOnlyList<string> writes)
    {
        _steps.Remove(jobId);
        Send(step.Event("COMPLETE", step.Ended ?? default) with
        {
            Inputs = [.. reads.Select(Named)],
            Outputs = [.. writes.Select(Named)],
        });
    }

    /// <summary>Steps whose data sets were never evaluated have none; others were stopped with the run.</summary>
    private void End(RunEvent happened)
    {
        foreach (var (jobId, step) in _steps.ToList())
        {
            if (step.Ended is not null)
            {
                Complete(jobId, step, [], []);
            }
            else
            {
                Send(step.Event("ABORT", happened.Time));
            }
        }

        _steps.Clear();
        Send(happened.Kind switch
        {
            RunEventKind.RunSucceeded => new LineageEvent("COMPLETE", happened.Time, _root, _about.Pipeline),
            RunEventKind.RunCancelled => new LineageEvent("ABORT", happened.Time, _root, _about.Pipeline),
            _ => new LineageEvent("FAIL", happened.Time, _root, _about.Pipeline) { Failure = happened.Message ?? "The run failed" },
        });
    }

    private LineageDataset Named(string text) => LineageDataset.Of(text, _about.Environment, _about.Folder);

    /// <summary>Earlier processes of a run that continues have sent what happened before it began to continue.</summary>
    private void Send(LineageEvent happened)
    {
        if (_about.Since is not { } since || happened.Time >= since)
        {
            _output?.Add(happened.ToJson(_settings.Namespace, _about.Producer));
        }
    }

    private sealed class StepRun(Guid id, string job, (Guid RunId, string Job) parent)
    {
        public DateTimeOffset? Ended { get; set; }

        public LineageEvent Event(string type, DateTimeOffset time) => new(type, time, id, job) { Parent = parent };
    }
}
