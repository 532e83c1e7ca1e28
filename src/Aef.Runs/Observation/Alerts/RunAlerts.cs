using Aef.Core.Environments;
using Aef.Documents.Diagnostics;
using Aef.Documents.Display;
using Aef.Runs.Executors.Notify;
using Aef.Runs.History;
using Aef.Runs.Local;
using Aef.Runs.State;

namespace Aef.Runs.Observation.Alerts;

/// <summary>
/// Sends the alerts of an environment about one run: at most one message for each occasion and receiver. A run that is late is reported
/// when the deadline passes, while its jobs are running.
/// </summary>
/// <param name="notifier">Sends the messages.</param>
/// <param name="about">The run.</param>
/// <param name="raise">Adds an event to those of the run.</param>
internal sealed class RunAlerts(Notifier notifier, AlertedRun about, Action<RunEventKind, string, string> raise) : IRunObserver
{
    /// <summary>A run that has ended in an earlier process is replayed in less time, and is not late.</summary>
    private static readonly TimeSpan Replay = TimeSpan.FromSeconds(1);

    /// <summary>How many runs of the pipeline are searched for one in the same environment.</summary>
    private const int MostBefore = 200;

    private static readonly TimeSpan LongestTimer = TimeSpan.FromDays(49);

    private readonly AlertMarks _marks = new(about.Folder?.FolderPath);
    private readonly List<Task> _sending = [];
    private readonly List<Diagnostic> _problems = [];
    private readonly Lock _lock = new();
    private ITimer? _timer;
    private bool _hasEnded;

    /// <summary>The alerts of a run; null when the environment has none about its pipeline.</summary>
    public static RunAlerts? Of(Notifier? notifier, AlertedRun about, Action<RunEventKind, string, string> raise) =>
        notifier?.Environment.Alerts.Any(a => a.IsAbout(about.Pipeline)) == true ? new RunAlerts(notifier, about, raise) : null;

    /// <inheritdoc/>
    public void Receive(RunEvent happened)
    {
        switch (happened.Kind)
        {
            case RunEventKind.RunStarted or RunEventKind.RunAdmitted:
                Watch(happened.Time);
                break;
            case RunEventKind.RunQueued:
                _timer?.Dispose();
                break;
            case RunEventKind.RunLate:
                ReportLate();
                break;
            case RunEventKind.RunSucceeded or RunEventKind.RunFailed or RunEventKind.RunCancelled:
                EndWatch();
                break;
        }
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Diagnostic>> EndAsync(Run? run)
    {
        EndWatch();
        if (run?.State == RunState.Failed)
        {
            Send(AlertOccasion.Failed, $"has failed{Because(RecordedResult.FailureOf(run, null, about.Secrets))}");
        }
        else if (run?.State == RunState.Succeeded)
        {
            Send(AlertOccasion.Succeeded, "has succeeded.");
            if (Has(AlertOccasion.Recovered) && FailedBefore())
            {
                Send(AlertOccasion.Recovered, "has succeeded again, after a run that had failed.");
            }
        }

        Task[] sending;
        lock (_lock)
        {
            sending = [.. _sending];
        }

        await Task.WhenAll(sending).ConfigureAwait(false); // each has its limit
        return _problems;
    }

    private void Watch(DateTimeOffset begun)
    {
        _timer?.Dispose();
        if (about.Deadline is { } deadline && Has(AlertOccasion.Late))
        {
            var rest = begun + deadline - about.Clock.GetUtcNow();
            if (rest < LongestTimer)
            {
                _timer = about.Clock.CreateTimer(
                    _ => ReportLate(), null, rest > Replay ? rest : Replay, Timeout.InfiniteTimeSpan);
            }
        }
    }

    private void EndWatch()
    {
        lock (_lock)
        {
            _hasEnded = true;
        }

        _timer?.Dispose();
    }

    private void ReportLate()
    {
        lock (_lock)
        {
            if (!_hasEnded)
            {
                Send(AlertOccasion.Late, $"is late: it has passed its deadline of {Minutes(about.Deadline)}, and continues.");
            }
        }
    }

    private bool Has(AlertOccasion occasion) => AlertsOn(occasion).Any();

    private IEnumerable<EnvironmentAlert> AlertsOn(AlertOccasion occasion) =>
        notifier.Environment.Alerts.Where(a => a.On.Contains(occasion) && a.IsAbout(about.Pipeline));

    private void Send(AlertOccasion occasion, string what)
    {
        foreach (var receiver in AlertsOn(occasion).SelectMany(a => a.To).Distinct(StringComparer.Ordinal))
        {
            var sending = Task.Run(() => SendAsync(occasion, receiver, what));
            lock (_lock)
            {
                _sending.Add(sending);
            }
        }
    }

    private async Task SendAsync(AlertOccasion occasion, string receiver, string what)
    {
        var word = AlertReader.WordOf(occasion);
        if (!_marks.TryClaim(occasion, receiver, about.Clock.GetUtcNow(), out var problem) && problem is null)
        {
            return;
        }

        if (problem is null && notifier.Find(receiver) is { } target)
        {
            problem = await notifier.SendAsync(target, MessageOf(word, what), CancellationToken.None).ConfigureAwait(false);
        }

        if (problem is null)
        {
            raise(RunEventKind.AlertSent, word, $"to {Quoted.Text(receiver)}");
            return;
        }

        raise(RunEventKind.AlertFailed, word, $"to {Quoted.Text(receiver)}: {problem}");
        lock (_lock)
        {
            _problems.Add(
                NotificationDiagnostics.AlertNotSent.At(Location.None, Quoted.Text(word), Quoted.Text(receiver), problem));
        }
    }

    private Notification MessageOf(string word, string what)
    {
        var environment = notifier.Environment.Name;
        var id = about.Folder?.Id;
        var head = $"Pipeline {Quoted.Text(about.Pipeline)} in the environment {Quoted.Text(environment)} {what}";
        return new Notification(
            about.Secrets.Mask($"{about.Pipeline}: {word}"),
            about.Secrets.Mask(id is null ? head : $"{head}\nRun: {id}"))
        {
            Fields =
            [
                ("alert", word),
                ("pipeline", about.Secrets.Mask(about.Pipeline)),
                ("environment", environment),
                ("run", id),
            ],
        };
    }

    /// <summary>True if the last run before this one has failed: a real one of the pipeline, in the same environment.</summary>
    private bool FailedBefore()
    {
        var records = about.History?.List(new RunQuery
        {
            Pipeline = about.Pipeline,
            States = [RecordedState.Failed, RecordedState.Succeeded],
            Limit = MostBefore,
        }).Runs ?? [];
        return records.FirstOrDefault(r => r.Id != about.Folder?.Id
            && r.Pipeline == about.Pipeline
            && r.Mode == RunMode.Run
            && r.Environment == notifier.Environment.Name
            && (about.Folder is null || string.CompareOrdinal(r.Id, about.Folder.Id) < 0))?.State == RecordedState.Failed;
    }

    private static string Because(string? failure) => string.IsNullOrEmpty(failure) ? "." : $": {failure}";

    private static string Minutes(TimeSpan? deadline) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{deadline?.TotalMinutes:0.###} minutes");
}
