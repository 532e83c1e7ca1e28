namespace Aef.Tests.Conformity;

/// <content>
/// Callbacks: failed fails the job, success leads to one poll, and anything else is ignored. Without a callback there is a poll every ten
/// minutes. An attempt reads ten callbacks at most.
/// </content>
internal sealed partial class ReferenceScheduler
{
    private const double SlowPause = 600;
    private const int MostCallbacks = 10;
    private const int MostCharacters = 256;

    private double Pause(ScenarioStep step, double since, int lostInRow)
    {
        var pause = Math.Min(step.Wait + ((step.Multiplier - 1) * (_now - since)), step.MaxWait ?? step.Limit);
        return !step.WaitsForCallback ? pause : lostInRow > 0 ? Math.Min(pause, SlowPause) : SlowPause;
    }

    // Waits until the time of the next poll, or until a callback that changes something; returns its state.
    private string? WaitFor(Inbox? inbox, ScenarioStep step, int attempt, double due)
    {
        while (inbox is { Read: < MostCallbacks } && _now < due && inbox.Next(_now, due) is var (time, callback))
        {
            _now = time;
            var isIgnored = callback.State == "ignored";
            var hides = callback.Message.Length > 0 && step.With.Any(p => p.IsSecret);
            var message = hides
                ? "hidden, because the step has secrets"
                : callback.Message[..Math.Min(callback.Message.Length, MostCharacters)];
            Report("CallbackReceived", step, attempt, isIgnored ? callback.State : $"{callback.State}: {message}");
            if (!isIgnored)
            {
                return callback.State;
            }
        }

        _now = due;
        return null;
    }

    /// <summary>The endpoint of an attempt. It keeps one callback that nobody has read; later ones are rejected until then.</summary>
    private sealed class Inbox(ScenarioStart job, double startedAt)
    {
        private readonly Queue<(double Time, ScenarioCallback Callback)> _sent = new(
            Sent(job).Select(c => (startedAt + c.At, c)).OrderBy(c => c.Item1));

        private ScenarioCallback? _kept;

        public int Read { get; private set; }

        public static Inbox? Of(ScenarioStep step, ScenarioStart job, double startedAt) =>
            step.WaitsForCallback ? new Inbox(job, startedAt) : null;

        public (double Time, ScenarioCallback Callback)? Next(double now, double due)
        {
            while (_sent.TryPeek(out var early) && early.Time <= now)
            {
                _sent.Dequeue();
                _kept ??= early.Callback;
            }

            (double Time, ScenarioCallback Callback)? next = _kept is { } kept ? (now, kept)
                : _sent.TryPeek(out var later) && later.Time <= due ? _sent.Dequeue()
                : null;
            _kept = null;
            Read += next is null ? 0 : 1;
            return next;
        }

        private static IEnumerable<ScenarioCallback> Sent(ScenarioStart job) => job.Callbacks
            ?? (job.Polls is not null || job.Ends == "never" ? []
                : [new ScenarioCallback(
                    job.Takes,
                    string.Empty,
                    job.Ends,
                    job.Ends == "failed" ? "the simulated job failed" : string.Empty)]);
    }
}
