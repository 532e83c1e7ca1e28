namespace Aef.Tests.Support;

/// <summary>A clock that stops until a test lets time pass, and then fires the timers that are due.</summary>
internal sealed class ManualClock : TimeProvider
{
    private readonly Lock _lock = new();
    private readonly List<ManualTimer> _timers = [];
    private TaskCompletionSource _armed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TimeSpan _passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    /// <summary>True when nobody has to wait: whoever sets a timer finds that its time has passed.</summary>
    public bool PassesOnItsOwn { get; init; }

    public override long GetTimestamp()
    {
        lock (_lock)
        {
            return _passed.Ticks;
        }
    }

    public override DateTimeOffset GetUtcNow() => DateTimeOffset.UnixEpoch.AddTicks(GetTimestamp());

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, () => callback(state));
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Ends when somebody waits for time to pass.</summary>
    public Task WaitForTimerAsync()
    {
        lock (_lock)
        {
            return _armed.Task;
        }
    }

    /// <summary>Lets time pass, and returns how many timers fired.</summary>
    public int Pass(TimeSpan time)
    {
        List<ManualTimer> due;
        lock (_lock)
        {
            _passed += time;
            due = [.. _timers.Where(t => t.Due <= _passed)];
            due.ForEach(Remove);
        }

        due.ForEach(t => t.Fire());
        return due.Count;
    }

    private void Arm(ManualTimer timer, TimeSpan dueTime)
    {
        lock (_lock)
        {
            Remove(timer);
            if (dueTime == Timeout.InfiniteTimeSpan)
            {
                return;
            }

            timer.Due = _passed + dueTime;
            _timers.Add(timer);
            _armed.TrySetResult();
        }

        if (PassesOnItsOwn)
        {
            Pass(dueTime);
        }
    }

    private void Remove(ManualTimer timer)
    {
        if (_timers.Remove(timer) && _timers.Count == 0)
        {
            _armed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    private sealed class ManualTimer(ManualClock clock, Action fire) : ITimer
    {
        public TimeSpan Due { get; set; }

        public void Fire() => fire();

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            clock.Arm(this, dueTime);
            return true;
        }

        public void Dispose() => clock.Arm(this, Timeout.InfiniteTimeSpan);

        public ValueTask DisposeAsync()
        {
            Dispose();
            return default;
        }
    }
}
