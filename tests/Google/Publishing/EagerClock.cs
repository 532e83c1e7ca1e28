namespace Aef.Tests.Google.Publishing;

/// <summary>A clock whose delays are over at once. Limits of a minute and more pass only when a test says so.</summary>
internal sealed class EagerClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<Limit> _limits = [];

    public override DateTimeOffset GetUtcNow() => new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero);

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime < TimeSpan.FromSeconds(59))
        {
            return System.CreateTimer(callback, state, TimeSpan.Zero, Timeout.InfiniteTimeSpan);
        }

        var limit = new Limit(this, () => callback(state));
        lock (_lock)
        {
            _limits.Add(limit);
        }

        return limit;
    }

    public void LetLimitsPass()
    {
        Limit[] all;
        lock (_lock)
        {
            all = [.. _limits];
        }

        foreach (var limit in all)
        {
            limit.Fire();
        }
    }

    private sealed class Limit(EagerClock clock, Action fire) : ITimer
    {
        private readonly Lock _own = new();
        private bool _isDisposed;

        // As with a real timer whose owner has waited for its callback: what is disposed does not fire.
        public void Fire()
        {
            lock (_own)
            {
                if (!_isDisposed)
                {
                    fire();
                }
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
            lock (_own)
            {
                _isDisposed = true;
            }

            lock (clock._lock)
            {
                clock._limits.Remove(this);
            }
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
