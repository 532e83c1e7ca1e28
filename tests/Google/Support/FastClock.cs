namespace Aef.Tests.Google.Support;

/// <summary>
/// A clock on which delays pass at once. The limits of attempts, which all have the same length, pass only when a test lets them.
/// </summary>
internal sealed class FastClock(TimeSpan attemptTimeout) : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly HashSet<FastTimer> _limits = [];
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _passed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => new DateTimeOffset(2026, 12, 1, 5, 0, 0, TimeSpan.Zero).AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new FastTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Lets the limits of all attempts pass.</summary>
    public void EndAttempts()
    {
        FastTimer[] all;
        lock (_lock)
        {
            _passed += attemptTimeout;
            all = [.. _limits];
            _limits.Clear();
        }

        foreach (var timer in all)
        {
            timer.Fire();
        }
    }

    private void Arm(FastTimer timer, TimeSpan due)
    {
        if (due == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        lock (_lock)
        {
            if (due == attemptTimeout)
            {
                _limits.Add(timer);
                return;
            }

            _passed += due;
        }

        ThreadPool.QueueUserWorkItem(static t => t.Fire(), timer, preferLocal: false);
    }

    private sealed class FastTimer(FastClock clock, Action fire) : ITimer
    {
        private volatile bool _isDisposed;

        public void Fire()
        {
            if (!_isDisposed)
            {
                fire();
            }
        }

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose()
        {
            _isDisposed = true;
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
